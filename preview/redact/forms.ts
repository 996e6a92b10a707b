/** Secrets longer than this are looked for in fewer forms: what is that long is a file, and there are many. */
const long = 1024;

/** The ways in which a text may be written inside another one: as it is, escaped, encoded. */
export function formsOf(secret: string): ReadonlySet<string> {
  const bytes = Buffer.from(secret);
  const escaped = [json(secret), goJson(secret), ascii(json(secret)), hcl(json(secret)), html(secret)];
  const base64 = secret.length > long ? [base64At(bytes, 0)] : [0, 1, 2].map((shift) => base64At(bytes, shift));
  const forms = [secret, ...escaped, ...base64, ...base64.map(base64Url)];
  if (secret.length > long) return new Set(forms);
  const twice = escaped.flatMap((one) => [json(one), goJson(one)]);
  const inUrls = [encodeURIComponent(bytes.toString()), query(bytes.toString())];
  return new Set([...forms, ...twice, ...inUrls, bytes.toString("hex")]);
}

function json(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** Go, and so Terraform's `jsonencode`, also escapes what means something in HTML. */
function goJson(text: string): string {
  return json(text).replaceAll(/[<>&\u2028\u2029]/g, unicode);
}

function ascii(text: string): string {
  return text.replaceAll(/[^\0-\x7f]/g, unicode);
}

function unicode(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function hcl(text: string): string {
  // `$$` would be one `$` in a replacement that is a text
  return text.replaceAll(/[$%](?=\{)/g, (sign) => sign + sign);
}

function html(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function query(text: string): string {
  const more = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text)
    .replaceAll(/[!'()*]/g, more)
    .replaceAll("%20", "+");
}

/** What stays the same of the base64 of a longer text, when so many bytes stand before these. */
function base64At(bytes: Buffer, shift: number): string {
  const all = Buffer.concat([Buffer.alloc(shift), bytes]);
  const first = Math.ceil((shift * 8) / 6);
  return all.toString("base64").slice(first, Math.floor((all.length * 8) / 6));
}

function base64Url(text: string): string {
  return text.replaceAll("+", "-").replaceAll("/", "_");
}
