const lines = 30;
const characters = 4000;

/** The end of what a program said, short enough for a message. */
export function excerpt(...texts: readonly string[]): string {
  const said = texts.map((text) => text.trimEnd()).filter((text) => text !== "");
  if (said.length === 0) return "it said nothing";
  const all = said.join("\n").split("\n");
  const kept = all.slice(-lines).join("\n").slice(-characters);
  return kept.length < said.join("\n").length ? `…\n${kept}` : kept;
}
