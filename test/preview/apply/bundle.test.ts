import { generateKeyPairSync, type KeyPairKeyObjectResult } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ProblemError } from "../../../model/problem";
import { readBundle, writeBundle, type BundleContent } from "../../../preview/apply/bundle";
import { sha256 } from "../../../preview/affected/canonical";

const canary = "canary-9f3c";
const pairs = {
  X25519: written(generateKeyPairSync("x25519")),
  "P-256": written(generateKeyPairSync("ec", { namedCurve: "P-256" })),
  RSA: written(generateKeyPairSync("rsa", { modulusLength: 2048 })),
};
const unfit = {
  "a signing key": written(generateKeyPairSync("ed25519")).publicKey,
  "another curve": written(generateKeyPairSync("ec", { namedCurve: "secp256k1" })).publicKey,
  "a short RSA key": written(generateKeyPairSync("rsa", { modulusLength: 1024 })).publicKey,
  "the private key": pairs.X25519.privateKey,
  "no key": "ssh-ed25519 AAAA",
};

function written({ publicKey, privateKey }: KeyPairKeyObjectResult): { publicKey: string; privateKey: string } {
  return {
    publicKey: publicKey.export({ type: "spki", format: "pem" }).toString(),
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  };
}

const content: BundleContent = {
  schema: "bundle/v1",
  stack: "starfall-dev-home",
  head: "0".repeat(40),
  digest: { config: "a", all: "b" },
  runKey: Buffer.alloc(32, 7).toString("base64"),
  plan: Buffer.from(canary).toString("base64"),
  lock: canary,
  state: { backend: "s3", lineage: "l", serial: 3 },
  planDigest: `sha256:${"0".repeat(64)}`,
  expires: "2030-01-01T00:00:00.000Z",
  run: { stacks: [{ id: "gone", status: "removed", planDigest: null }], findings: ["a"] },
  evidence: { base: null, ports: [{ from: 7000, to: 7001 }] },
};

const folder = mkdtempSync(join(tmpdir(), "anycast-edge-bundle-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const read = (file: string, secret?: string): Promise<BundleContent> => {
  const sha = existsSync(file) ? sha256(readFileSync(file)) : "";
  return readBundle({ file, sha256: `sha256:${sha}`, secret });
};
const problem = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "none",
    (error: unknown) => (error instanceof ProblemError ? (error.problems[0]?.code ?? "") : String(error)),
  );

test("in clear it is for its owner alone, and is read as it was written", async () => {
  const plans = join(folder, "clear");
  const written = await writeBundle({ folder: plans, content });
  const file = join(plans, "starfall-dev-home.plan.json");

  expect(written).toEqual({
    file: "starfall-dev-home.plan.json",
    sha256: `sha256:${sha256(readFileSync(file))}`,
    encrypted: false,
  });
  expect([plans, file].map((path) => statSync(path).mode & 0o777)).toEqual([0o700, 0o600]);
  expect(await read(file)).toEqual(content);
});

test.each(Object.entries(pairs))("encrypted to %s, only the private key opens it", async (name, pair) => {
  const plans = join(folder, name);
  const { file, encrypted } = await writeBundle({ folder: plans, content, recipient: pair.publicKey });
  const path = join(plans, file);
  const stranger = written(generateKeyPairSync("x25519")).privateKey;

  expect({ file, encrypted }).toEqual({ file: "starfall-dev-home.plan.jwe", encrypted: true });
  expect(await read(path, pair.privateKey)).toEqual(content);
  for (const text of [canary, Buffer.from(canary).toString("base64"), content.runKey]) {
    expect(readFileSync(path, "utf8")).not.toContain(text);
  }
  expect(await problem(read(path, stranger))).toBe("bundle/wrong-key");
  expect(await problem(read(path))).toBe("bundle/no-key");
  expect(await problem(read(path, pair.publicKey))).toBe("bundle/bad-key");
});

describe("fails", () => {
  test("bundle/other when it is not the file that was named", async () => {
    const file = join(folder, "clear", "starfall-dev-home.plan.json");

    expect(await problem(readBundle({ file, sha256: `sha256:${"0".repeat(64)}` }))).toBe("bundle/other");
  });

  test.each(Object.entries(unfit))("bundle/bad-key with %s to encrypt with", async (name, recipient) => {
    const plans = join(folder, name);

    expect(await problem(writeBundle({ folder: plans, content, recipient }))).toBe("bundle/bad-key");
    expect(await problem(read(join(plans, "starfall-dev-home.plan.jwe")))).toBe("bundle/no-file");
  });

  test("bundle/wrong-key when one bit of it differs", async () => {
    const { publicKey, privateKey } = pairs.X25519;
    const plans = join(folder, "bit");
    const { file } = await writeBundle({ folder: plans, content, recipient: publicKey });
    const text = readFileSync(join(plans, file), "utf8");
    const at = text.length - 60;
    writeFileSync(join(plans, file), `${text.slice(0, at)}${text[at] === "A" ? "B" : "A"}${text.slice(at + 1)}`);

    expect(await problem(read(join(plans, file), privateKey))).toBe("bundle/wrong-key");
  });

  test.each(["", "{}", "no json", JSON.stringify({ ...content, schema: "bundle/v2" })])(
    "bundle/damaged: %j",
    async (text) => {
      const file = join(folder, "damaged.plan.json");
      writeFileSync(file, text);

      expect(await problem(read(file))).toBe("bundle/damaged");
    },
  );
});
