import fc from "fast-check";
import { formsOf } from "../../../preview/redact/forms";
import { Redactor } from "../../../preview/redact/redactor";
import { release } from "../../../preview/redact/release";

const key = Buffer.alloc(32, 7);
const none = new Map<string, never>();

/** One that knows these values of variables as secrets. */
function knowing(...secrets: readonly unknown[]): Redactor {
  const names = secrets.map((_, index) => `v${index}`);
  const redactor = new Redactor(key);
  redactor.learnPlan(
    {
      variables: Object.fromEntries(secrets.map((value, index) => [`v${index}`, { value }])),
      configuration: {
        root_module: { variables: Object.fromEntries(names.map((name) => [name, { sensitive: true }])) },
      },
    },
    none,
  );
  return redactor;
}

const secret = fc.string({ unit: "grapheme", minLength: 6, maxLength: 40 }).filter((text) => text.trim().length >= 6);
const secrets = fc.array(secret, { minLength: 1, maxLength: 5 });

/** Texts with secrets in all their forms, other texts, masks and keys between them. */
const texts = secrets.chain((known) => {
  const written = fc
    .constantFrom(...known)
    .chain((one) => fc.constantFrom(...formsOf(one.trim()), one, one.slice(1), one.slice(0, -1)));
  const other = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom("(redacted:01234567)", "(redacted:", "password=", "://a:", "@", " Bearer ", "-----BEGIN KEY-----"),
    fc.base64String({ minLength: 20 }),
  );
  return fc.record({ known: fc.constant(known), text: fc.array(fc.oneof(written, other)).map((all) => all.join("")) });
});

test("no secret shows in a text, whatever its form and whatever is around it", () => {
  fc.assert(
    fc.property(texts, ({ known, text }) => {
      const redactor = knowing(...known);
      expect(redactor.leaks(redactor.text(text))).toEqual([]);
    }),
  );
});

test("every form of a secret is found", () => {
  fc.assert(
    fc.property(secret, fc.string(), fc.string(), (one, before, after) => {
      const redactor = knowing(one);
      const forms = [...formsOf(one.trim())].filter((form) => form.length >= 6);
      expect(forms.filter((form) => redactor.text(`${before}${form}${after}`).includes(form))).toEqual([]);
      expect(forms.filter((form) => redactor.leaks(`${before}${form}${after}`).length === 0)).toEqual([]);
    }),
  );
});

test("a text that is masked once stays as it is", () => {
  fc.assert(
    fc.property(texts, ({ known, text }) => {
      const redactor = knowing(...known);
      expect(redactor.text(redactor.text(text))).toBe(redactor.text(text));
    }),
  );
});

test("equal values have equal masks in a run, different ones different, and other runs other ones", () => {
  const value = fc.jsonValue().filter((one) => one !== null);
  fc.assert(
    fc.property(value, value, (one, other) => {
      const [redactor, later] = [new Redactor(key), new Redactor(Buffer.alloc(32, 8))];
      const masks = [one, other].map((each) => redactor.value(each, true, []));
      expect(masks[0]).toMatch(/^\(redacted:[0-9a-f]{8}\)$/);
      expect(masks[0] === masks[1]).toBe(redactor.value([one], true, []) === redactor.value([other], true, []));
      expect(later.value(one, true, [])).not.toBe(masks[0]);
    }),
  );
});

test("whether a secret changes can be seen, marked or found in a text", () => {
  const redactor = knowing("harbour-light-1", "harbour-light-2");
  const [one, other] = ["harbour-light-1", "harbour-light-2"].map((each) => redactor.value(each, true, ["a"]));

  expect(one).not.toBe(other);
  expect(redactor.text("to harbour-light-1")).toBe(`to ${one}`);
  expect(redactor.value("to harbour-light-2", false, ["a"])).toBe(`"to ${other}"`);
  expect(redactor.value("harbour-light-2", false, ["a"])).toBe(other);
});

test("a number that is a secret is found as one", () => {
  expect(knowing(8675309421).value({ a: 8675309421, b: 1 }, false, [])).toMatch(/^\{"a":"\(redacted:\w{8}\)","b":1\}$/);
});

test("secrets that overlap are covered whole", () => {
  const redactor = knowing("harbour-light", "light-house-9");

  expect(redactor.text("a harbour-light-house-9 b")).toMatch(/^a \(redacted:[0-9a-f]{8}\) b$/);
});

test("what is shorter than six characters is masked where it stands, and not looked for", () => {
  const redactor = knowing("abc12");

  expect(redactor.value({ a: "abc12", b: 1 }, { a: true }, [])).toMatch(/^\{"a":"\(redacted:[0-9a-f]{8}\)","b":1\}$/);
  expect(redactor.text("abc12")).toBe("abc12");
  expect(redactor.value('{"password":"abc12","port":1}', false, ["config"])).not.toContain("abc12");
});

test("words of the report itself are not looked for: they are in every report", () => {
  const redactor = knowing("create", "before", "attributes", "no-changes", "harbour-light");

  expect(redactor.leaks('{"actions":["create"],"attributes":[{"before":"x"}],"status":"no-changes"}')).toEqual([]);
});

test.each([
  ["DB_PASSWORD=harbour-9 MODE=live", "DB_PASSWORD=* MODE=live"],
  ["--api-key=harbour9", "--api-key=*"],
  ["Error: invalid password: harbour9!", "Error: invalid password: *"],
  ['{"token": "harbour light 9"}', '{"token": "*"}'],
  ['\\"token\\":\\"harbour-9\\"', '\\"token\\":\\"*\\"'],
  ["Server=db;Password=Harbour9;", "Server=db;Password=*;"],
  ["https://h/?id=1&access_token=harbour9&x=1", "https://h/?id=1&access_token=*&x=1"],
  ["Authorization: Basic aGFyYm91cg==", "Authorization: Basic *"],
  ["postgres://game:har/b@ur@db.example:5432/x", "postgres://game:*@db.example:5432/x"],
  ["https://10.0.0.1:8443/relay@tokyo", "https://10.0.0.1:8443/relay@tokyo"],
  ["password = var.db_password", "password = var.db_password"],
  ["-----BEGIN PRIVATE KEY-----\nharbour", "*"],
])("of what nobody told, its form tells that it is a secret: %s", (text, shown) => {
  expect(new Redactor(key).text(text).replaceAll(/\(redacted:\w{8}\)/g, "*")).toBe(shown);
});

test("what JSON in a text calls a secret is looked for elsewhere, and names are masked", () => {
  const redactor = new Redactor(key);
  const config = JSON.stringify({ db: [{ name: "DB_PASSWORD", value: "harbour light" }] });
  redactor.learnPlan({ resource_changes: [{ address: "a.b", change: { after: { config } } }] }, none);

  expect(redactor.value({ "harbour light": "of harbour light" }, false, [])).toMatch(
    /^\{"(\(redacted:\w{8}\))":"of \1"\}$/,
  );
});

test("members of a secret that is JSON are secrets, but ids and words", () => {
  const redactor = knowing('{"user":"game","password":"harbour","note":"Light House 9","id":"vpc-1a2b3c4d"}');

  expect(redactor.text("game harbour vpc-1a2b3c4d")).toMatch(/^game \(redacted:\w{8}\) vpc-1a2b3c4d$/);
  expect(redactor.text("Light House 9")).toMatch(/^\(redacted:\w{8}\)$/);
});

test.each([
  ["a password", "DB_PASSWORD", "harbour-light", true],
  ["one without a gap", "PGPASSWORD", "harbour-light", true],
  ["a key of a cloud", "TENCENTCLOUD_SECRET_KEY", "harbour-light", true],
  ["an id of a key", "AWS_ACCESS_KEY_ID", "harbour-light", true],
  ["a token", "GITHUB_TOKEN", "harbour-light", true],
  ["a string to connect with", "PG_CONN_STR", "harbour-light", true],
  ["another key", "ANYCAST_EDGE_KEY", "harbour-light", true],
  ["a region", "AWS_REGION", "harbour-light", false],
  ["a path to a token", "AWS_WEB_IDENTITY_TOKEN_FILE", "/var/run/token", false],
  ["a path", "MY_SECRET", "/var/run/harbour-light", false],
  ["a number", "MAX_TOKEN", "1000000", false],
  ["a flag", "USE_TOKEN", "true", false],
  ["something short", "MY_SECRET", "ab1cd", false],
])("of the variables of the process, %s is %s", (_, name, value, isSecret) => {
  const redactor = new Redactor(key);
  redactor.learnEnvironment({ [name]: value });

  expect(redactor.text(value) !== value).toBe(isSecret);
});

describe("fails", () => {
  test("redact/secret-left, with the name and never the value", () => {
    const redactor = new Redactor(key);
    redactor.learnEnvironment({ DB_PASSWORD: "harbour-light" });

    expect(release(redactor, "all is well", "preview.json")).toBe("all is well");
    expect(() => release(redactor, "see harbour-light", "preview.json")).toThrowErrorMatchingInlineSnapshot(`
      "preview.json would show a secret: \`DB_PASSWORD\`; it was not written (redact/secret-left)
          fix: report it as a mistake of anycast-edge: whatever is shown must have been masked before"
    `);
    expect(() => release(redactor, "-----BEGIN PRIVATE KEY-----", "preview.md")).toThrow("redact/secret-left");
  });

  test("redact/secret-left, without the secret that is part of the name", () => {
    const redactor = new Redactor(key);
    const mask = { after_sensitive: { a: true } };
    redactor.learnPlan(
      {
        resource_changes: [
          { address: 'a.b["harbour-light"]', change: { after: { a: "harbour-light" }, ...mask } },
          { address: "a.c", change: { after: { a: "second-light" }, ...mask } },
        ],
      },
      none,
    );

    expect(() => release(redactor, "harbour-light second-light", "x")).toThrow(
      /^x would show 2 secrets: (?!.*harbour)/,
    );
  });
});

test.each(["password=swordfish", "psql 'host=db user=app password=correcthorse'", "DB_PASSWORD=swordfish"])(
  "a password of plain letters: %s",
  (text) => {
    expect(new Redactor(Buffer.alloc(32)).text(text)).not.toMatch(/swordfish|correcthorse/);
  },
);
