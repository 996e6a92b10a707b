/** Tags of one resource (General Reference: tags). */
export const mostTags = 50;

/** What is wrong with a tag, whatever it is on: the rest of a sentence that names it. */
export function tagFault(key: string, value: string): string | undefined {
  if (/^aws:/i.test(key)) return "begins with aws:, which AWS keeps to itself";
  if (key.length === 0 || key.length > 128) return `has a key of ${key.length} characters, not 1 to 128`;
  if (value.length > 256) return `has a value of ${value.length} characters, more than 256`;
  return allowed.test(key) && allowed.test(value)
    ? undefined
    : "has other characters than letters, digits, spaces and _ . : / = + - @";
}

const allowed = /^[\p{L}\p{N}\p{Z}_.:/=+\-@]*$/u;
