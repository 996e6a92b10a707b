/** Values of expressions, by the expression. */
export type Values = Readonly<Record<string, string>>;

/**
 * A text with the values of its expressions.
 *
 * @throws Error when one has none: no expression goes unnoticed
 */
export function filled(text: string, values: Values): string {
  return text.replaceAll(/\$\{\{ *(.*?) *\}\}/g, (_, expression: string) => valueOf(expression, values));
}

/** {@link filled} for each value of a record. */
export function filledAll(texts: Values, values: Values): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, filled(text, values)]));
}

/** Whether a step is run: after a failure only those that ask for it. */
export function isWanted(condition: string | undefined, failed: boolean, values: Values): boolean {
  if (condition === undefined) return !failed;
  const expression = condition.replace(/^\$\{\{ *(.*?) *\}\}$/, "$1");
  return expression === "!cancelled()" || (!failed && isTrue(expression, values));
}

/** Whether an expression holds. */
export function isTrue(expression: string, values: Values): boolean {
  return valueOf(expression, values) === "true";
}

/** Those that bind least come first. */
const operators: readonly (readonly [sign: string, of: (sides: readonly string[]) => boolean])[] = [
  ["||", (sides) => sides.includes("true")],
  ["&&", (sides) => sides.every((side) => side === "true")],
  ["==", ([left, right]) => left === right],
  ["!=", ([left, right]) => left !== right],
];

function valueOf(expression: string, values: Values): string {
  const value = values[expression];
  if (value !== undefined) return value;
  for (const [sign, of] of operators) {
    const sides = split(expression, sign);
    if (sides.length > 1) return String(of(sides.map((side) => valueOf(side, values))));
  }
  const [, inner] = /^\((.*)\)$/.exec(expression) ?? [];
  if (inner !== undefined) return valueOf(inner, values);
  const [, text] = /^'(.*)'$/.exec(expression) ?? [];
  if (text !== undefined) return text;
  // a step that said nothing has outputs all the same
  if (expression.startsWith("steps.")) return "";
  throw new Error(`no value for the expression ${expression}`);
}

/** At every sign outside of brackets. */
function split(expression: string, sign: string): string[] {
  const sides = [""];
  for (const part of expression.split(sign)) {
    const last = sides.length - 1;
    const open = sides[last] ?? "";
    if (depth(open) > 0) sides[last] = `${open}${sign}${part}`;
    else sides.push(part);
  }
  return sides.slice(1).map((side) => side.trim());
}

function depth(text: string): number {
  return text.split("(").length - text.split(")").length;
}
