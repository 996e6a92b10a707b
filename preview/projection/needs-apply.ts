/** What Terraform and OpenTofu say of `for_each`, `count`, `import` and providers that depend on what is unknown. */
const waits = /that cannot be determined until apply|will be known only after apply|is not yet known/;

/**
 * Whether planning failed only because something is unknown until another stack is applied.
 *
 * @param output what the program wrote when it failed
 */
export function needsApply(output: string): boolean {
  const [, ...errors] = output.split(/^[\s│|]*Error: /m).map((part) => part.replaceAll(/[\s│╷╵|]+/g, " "));
  return errors.length > 0 && errors.every((error) => waits.test(error));
}
