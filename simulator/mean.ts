/** Mean round trip by share; undefined of nothing. */
export function mean(all: readonly { readonly share: number; readonly milliseconds: number }[]): number | undefined {
  const share = all.reduce((sum, one) => sum + one.share, 0);
  if (share === 0) return undefined;
  return all.reduce((sum, one) => sum + one.share * one.milliseconds, 0) / share;
}
