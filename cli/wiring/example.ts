/** What a help text ends with. */
export function example(text: string): string {
  return `\nExample:\n  ${text}`;
}
