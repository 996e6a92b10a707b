import { createHmac, generateKeyPairSync, sign } from "node:crypto";
import fc from "fast-check";
import { FlattenedSign, type FlattenedJWS, type JWSHeaderParameters } from "jose";
import { signList } from "../../dispatch/sign";
import { verifyList, type Expected } from "../../dispatch/verify";
import { keys, list, now, type Keys } from "./lists";

let own: Keys;
let foreign: Keys;
beforeAll(async () => {
  [own, foreign] = [await keys(), await keys()];
});

const file = "dispatch.json";
const verify = (text: string, more: Partial<Expected> = {}) =>
  verifyList(text, file, { keys: [own.checking], now, ...more });
const signed = (changes: object = {}): Promise<string> => signList({ ...list, ...changes }, own.signing);
const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

async function envelope(changes: Partial<FlattenedJWS> = {}): Promise<FlattenedJWS> {
  return { ...(JSON.parse(await signed()) as FlattenedJWS), ...changes };
}

/** Signed by the right key, under another header. */
async function under(header: JWSHeaderParameters, payload: unknown = list): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(payload));
  return JSON.stringify(await new FlattenedSign(bytes).setProtectedHeader(header).sign(own.signing.key));
}

const header = () => ({ alg: "EdDSA", kid: own.signing.id, typ: "dispatch+json" });

test("a list comes out as it was signed, also where another key may sign as well", async () => {
  expect(await verify(await signed())).toEqual(list);
  expect(await verify(await signed(), { keys: [foreign.checking, own.checking] })).toEqual(list);
});

test("what counts until now, or has the version that was seen last, counts", async () => {
  const just = new Date(Date.parse(list.expires) - 1);
  expect(await verify(await signed(), { now: just })).toEqual(list);
  expect(await verify(await signed(), { newest: () => list.version })).toEqual(list);
  expect(await verify(await signed(), { of: { game: "starfall", environment: "prod" } })).toEqual(list);
  // clocks differ
  expect(await verify(await signed(), { now: new Date(Date.parse(list.issued) - 299_000) })).toEqual(list);
});

/** By what is wrong: the code, and the text. */
const forged: Readonly<Record<string, readonly [string, () => string | Promise<string>]>> = {
  "nothing at all": ["dispatch/not-signed", () => ""],
  "no JSON": ["dispatch/not-signed", () => "{"],
  "the list without a signature": ["dispatch/not-signed", () => JSON.stringify(list)],
  "a compact signature": [
    "dispatch/not-signed",
    async () => {
      const { protected: head = "", payload, signature } = await envelope();
      return `${head}.${payload}.${signature}`;
    },
  ],
  "a header outside of the signature": [
    "dispatch/not-signed",
    async () => JSON.stringify({ ...(await envelope()), header: { kid: own.signing.id } }),
  ],
  "a signature for something else": ["dispatch/not-signed", () => under({ ...header(), typ: "JWT" })],
  "a header that is none": ["dispatch/not-signed", async () => JSON.stringify(await envelope({ protected: "e30x" }))],
  megabytes: ["dispatch/not-signed", () => " ".repeat(4_000_001)],
  "no algorithm": [
    "dispatch/algorithm",
    async () => JSON.stringify(await envelope({ protected: base64({ ...header(), alg: "none" }), signature: "" })),
  ],
  "the algorithm in capitals": [
    "dispatch/algorithm",
    async () => JSON.stringify(await envelope({ protected: base64({ ...header(), alg: "NONE" }) })),
  ],
  "the public key as a secret": [
    "dispatch/algorithm",
    async () => {
      const head = base64({ ...header(), alg: "HS256" });
      const { payload } = await envelope();
      const signature = createHmac("sha256", own.publicPem).update(`${head}.${payload}`).digest("base64url");
      return JSON.stringify({ protected: head, payload, signature });
    },
  ],
  "another algorithm": [
    "dispatch/algorithm",
    async () => {
      const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
      const head = base64({ ...header(), alg: "RS256" });
      const { payload } = await envelope();
      const signature = sign("sha256", Buffer.from(`${head}.${payload}`), privateKey).toString("base64url");
      return JSON.stringify({ protected: head, payload, signature });
    },
  ],
  "a foreign key": ["dispatch/unknown-key", () => signList(list, foreign.signing)],
  "no key id": ["dispatch/unknown-key", () => under({ alg: "EdDSA", typ: "dispatch+json" })],
  "a foreign key under our key's id": [
    "dispatch/forged",
    () => signList(list, { id: own.signing.id, key: foreign.signing.key }),
  ],
  "another list under our signature": [
    "dispatch/forged",
    async () => JSON.stringify(await envelope({ payload: base64({ ...list, version: 2000 }) })),
  ],
  "another header under our signature": [
    "dispatch/forged",
    async () => JSON.stringify(await envelope({ protected: base64({ ...header(), cty: "x" }) })),
  ],
  "no signature": ["dispatch/forged", async () => JSON.stringify(await envelope({ signature: "" }))],
  "demands that nobody understands": [
    "dispatch/forged",
    async () => {
      const head = base64({ ...header(), crit: ["x"], x: 1 });
      const payload = (await envelope()).payload;
      const signature = sign(null, Buffer.from(`${head}.${payload}`), own.signing.key).toString("base64url");
      return JSON.stringify({ protected: head, payload, signature });
    },
  ],
  "something else that we signed": ["dispatch/malformed", () => under(header(), { hello: "world" })],
  "an edge that no order names": ["dispatch/malformed", () => signed({ order: [["entry"], ["tokyo"]] })],
  "an order without the entry": ["dispatch/malformed", () => signed({ order: [["frankfurt", "tokyo"]] })],
  "an edge that is tried twice": [
    "dispatch/malformed",
    () => signed({ regions: { jp: { networks: [], order: [["tokyo"], ["entry"], ["tokyo", "frankfurt"]] } } }),
  ],
  "the entry among edges": ["dispatch/malformed", () => signed({ order: [["entry", "tokyo"], ["frankfurt"]] })],
  "a key that this version does not know": ["dispatch/malformed", () => signed({ more: true })],
  "a fallback that is not encrypted": ["dispatch/malformed", () => signed({ https: { url: "http://web.example/" } })],
  "a format to come": ["dispatch/newer-format", () => signed({ schema: "dispatch/v2" })],
};

describe("refuses", () => {
  test.each(Object.entries(forged))("%s", async (_what, [code, text]) => {
    await expect(verify(await text())).rejects.toThrow(`(${code})`);
  });

  test.each<[string, string, object, Partial<Expected>]>([
    ["a stale list", "dispatch/expired", {}, { now: new Date(list.expires) }],
    ["a list from the future", "dispatch/from-the-future", { issued: "2026-11-26T12:05:00.001Z" }, {}],
    ["a list older than one that was seen", "dispatch/older", {}, { newest: () => 1001 }],
    ["another game's", "dispatch/other-environment", {}, { of: { game: "skyline", environment: "prod" } }],
    ["another environment's", "dispatch/other-environment", {}, { of: { game: "starfall", environment: "dev" } }],
  ])("%s", async (_what, code, changes, more) => {
    await expect(verify(await signed(changes), more)).rejects.toThrow(`(${code})`);
  });

  test("a file of which any one character was changed", async () => {
    const text = await signed();
    const places = fc.nat({ max: text.length - 1 });
    await fc.assert(
      fc.asyncProperty(places, fc.constantFrom("A", "a", "0", "_", "-", '"', "{"), async (place, sign) => {
        fc.pre(text[place] !== sign && text[place]?.trim() !== "");
        const changed = `${text.slice(0, place)}${sign}${text.slice(place + 1)}`;
        const accepted = await verify(changed).then(
          () => true,
          () => false,
        );
        // the last sign of Base64 has bits that mean nothing
        return !accepted || sameBytes(text, changed);
      }),
      { numRuns: 500 },
    );
  });
});

function sameBytes(one: string, other: string): boolean {
  const parts = (text: string): Buffer[] => {
    const { protected: head = "", payload, signature } = JSON.parse(text) as FlattenedJWS;
    return [head, payload, signature].map((part) => Buffer.from(part, "base64url"));
  };
  return parts(one).every((bytes, index) => bytes.equals(parts(other)[index] ?? Buffer.alloc(0)));
}

test("what an unverified file says is shown shortened, on one line", async () => {
  const kid = `x\n\u001b[2J${"y".repeat(200)}`;
  const error = await verify(await under({ ...header(), kid })).catch((caught: unknown) => caught as Error);

  expect((error as Error).message.split("\n")).toHaveLength(2);
  expect((error as Error).message).not.toContain("\u001b");
  expect((error as Error).message).not.toContain("y".repeat(100));
});
