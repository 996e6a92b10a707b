import { Redactor } from "../../../preview/redact/redactor";

const secret = 'Härbour & "light"\n<of> ${the} \\ sea/north?+';

/** One that knows the secret, and looks for nothing else: `leaks` does not judge by letters. */
function finds(text: string): boolean {
  const redactor = new Redactor(Buffer.alloc(32));
  redactor.learnEnvironment({ DB_PASSWORD: secret });
  return redactor.leaks(text).includes("DB_PASSWORD");
}

const json = (text: string): string => JSON.stringify(text);
const go = (text: string): string =>
  json(text).replaceAll("<", "\\u003c").replaceAll(">", "\\u003e").replaceAll("&", "\\u0026");
const base64 = (before: string): string => Buffer.from(`${before}${secret} and more`).toString("base64");

test.each([
  ["as it is", `x${secret}y`],
  ["in JSON", json(`x${secret}y`)],
  ["in JSON in JSON", json(json(`x${secret}y`))],
  ["as Terraform's jsonencode writes it", go(`x${secret}y`)],
  ["as jsonencode writes it, twice", go(go(`x${secret}y`))],
  ["as jsonencode writes it, in JSON", json(go(`x${secret}y`))],
  ["as an expression is shown", json(secret).split("${").join("$${")],
  ["in letters of ASCII alone", json(secret).replaceAll("ä", "\\u00e4")],
  ["in HTML", "Härbour &amp; &quot;light&quot;\n&lt;of&gt; ${the} \\ sea/north?+"],
  ["in a URL", encodeURIComponent(secret)],
  ["as Terraform's urlencode writes it", encodeURIComponent(secret).replaceAll("%20", "+")],
  ["in hexadecimal digits", Buffer.from(`x${secret}`).toString("hex")],
  ["in base64, alone", Buffer.from(secret).toString("base64")],
  ["in base64, at the first position", base64("xyz")],
  ["in base64, at the second position", base64("x")],
  ["in base64, at the third position", base64("xy")],
  ["in base64 for URLs", Buffer.from(`x${secret}`).toString("base64url")],
  ["wrapped and framed", secret.replaceAll(/\s/g, "\n│   ")],
])("a secret is found %s", (_, text) => {
  expect(finds(text)).toBe(true);
});

test("what is no secret is not found", () => {
  expect(finds("Härbour of light")).toBe(false);
});
