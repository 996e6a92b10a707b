const most = 200;

/** A text that has its masks already, cut to about 200 characters: no mask and no sign is cut in two. */
export function shortened(text: string): string {
  if (text.length <= most) return text;
  const masks = [...text.matchAll(/\(redacted:[0-9a-f]{8}\)/g)];
  const cut = masks.find(({ 0: mask, index }) => index < most && index + mask.length > most);
  const start = text.slice(0, cut?.index ?? most).replace(/[\uD800-\uDBFF]$/, "");
  return `${start}… (${text.length} characters)`;
}
