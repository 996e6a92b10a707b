/** Text of a file, one line each. What is `undefined` is left out. */
export function lines(...parts: readonly (string | undefined | readonly string[])[]): string {
  return parts
    .flat()
    .filter((part) => part !== undefined)
    .map((part) => `${part}\n`)
    .join("");
}
