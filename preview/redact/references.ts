/** What may stand between the parts of an expression. */
const gap = String.raw`(?:\s|/\*[\s\S]*?\*/|(?:#|//)[^\n]*\n)*`;
const quoted = String.raw`"(?:[^"\\]|\\.)*"`;
const step = String.raw`${gap}(?:\.${gap}(?:[\p{ID_Continue}-]+|\*)|\[${gap}(?:${quoted}|\d+|\*)${gap}\])`;
const traversal = new RegExp(String.raw`(?<![\p{ID_Continue}.-])[\p{ID_Start}_][\p{ID_Continue}-]*(?:${step})+`, "gu");
const part = new RegExp(
  String.raw`${gap}(?:\[${gap})?(?:(${quoted})|\.?${gap}([\p{ID_Continue}-]+|\*))(?:${gap}\])?`,
  "gu",
);

/** A reference in its steps, numbers of instances left out: `data`, `aws_vpc`, `a`, `id`. */
export type Reference = readonly string[];

/** All that an expression or a template may refer to; rather too much than too little. */
export function referencesIn(text: string): Reference[] {
  return [...text.matchAll(traversal)].map(([one]) =>
    [...one.matchAll(part)].flatMap(([, key, name = ""]) => {
      if (key !== undefined) return [unquoted(key)];
      return /^\d+$|^\*$/.test(name) ? [] : [name];
    }),
  );
}

function unquoted(key: string): string {
  try {
    return String(JSON.parse(key));
  } catch {
    // an escape that only Terraform knows: no name that anything has
    return key;
  }
}
