/** A path as it is written: `tags.Name`, `ports[0].from`, `tags["a.b"]`. */
export function attributePath(path: readonly (string | number)[]): string {
  return path
    .map((step) => {
      if (typeof step === "number") return `[${step}]`;
      return /^[\w-]+$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
    })
    .join("")
    .replace(/^\./, "");
}
