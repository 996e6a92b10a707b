/** What is told where something holds, else nothing. */
export function when<T>(holds: boolean, tell: () => T): T[] {
  return holds ? [tell()] : [];
}
