import { text } from "./values";

/** A range that is known and is one; the provider says so where it is not. */
export function cidr(value: unknown): string | undefined {
  const written = text(value);
  return written !== undefined && /^(\d{1,3}\.){3}\d{1,3}\/\d{1,2}$/.test(written) ? written : undefined;
}
