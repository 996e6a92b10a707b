/** References without their beginnings: Terraform lists `a.b.c` together with `a.b`, which then means nothing. */
export function wholeReferences(all: readonly string[]): string[] {
  return all.filter(
    (one) =>
      !all.some((other) => other.length > one.length && /^[.[]/.test(other.slice(one.length)) && other.startsWith(one)),
  );
}
