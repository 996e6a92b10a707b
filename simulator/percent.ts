/** A share as people read it: `62 %`, `2.7 %`. What is not nothing and not all is never shown as if it were: `< 0.1 %`, `> 99.9 %`. */
export function percent(share: number): string {
  // sums of shares are off in their last digits
  const number = Math.round(share * 1e8) / 1e6;
  if (number > 0 && number < 0.1) return "< 0.1 %";
  if (number < 100 && number > 99.9) return "> 99.9 %";
  return `${Number(number.toFixed(number < 10 || number > 90 ? 1 : 0))} %`;
}
