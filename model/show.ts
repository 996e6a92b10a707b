const longest = 60;

/** A value as it stands in messages: short, on one line, text in quotes. */
export function show(value: unknown): string {
  if (value === undefined) return "nothing";
  // JSON has no infinity
  const text = typeof value === "number" ? String(value) : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest - 3)}...` : text;
}
