import { readTargets } from "../../../dispatch/load/targets";

const urls = ["http://10.3.1.5:8404/load"];

test("URLs by public address", () => {
  const targets = { "203.0.113.7": urls, "2001:db8::7": urls };
  expect(readTargets(JSON.stringify(targets), "load.json")).toEqual(targets);
});

test.each([
  ["{", "it is no JSON"],
  ["-----BEGIN PUBLIC KEY-----", "it is no JSON"],
  ["[]", "it is no object in braces"],
  ["null", "it is no object in braces"],
  [JSON.stringify({ tokyo: urls }), "`tokyo` is no IP address"],
  [JSON.stringify({ "203.0.113.7": urls[0] }), "`203.0.113.7` is no list of URLs"],
  [JSON.stringify({ "203.0.113.7": [] }), "`203.0.113.7` has no URL"],
  [JSON.stringify({ "203.0.113.7": [5] }), "`203.0.113.7` holds what is no URL beginning with http://"],
  [
    JSON.stringify({ "203.0.113.7": ["https://10.3.1.5/load"] }),
    "`203.0.113.7` holds what is no URL beginning with http://",
  ],
])("%s is refused in words of our own", (text, why) => {
  expect(() => readTargets(text, "load.json")).toThrow(
    `load.json does not say where relays tell their load: ${why} (dispatch/load-file)`,
  );
});
