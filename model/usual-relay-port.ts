/** A relay port to propose for the players' number of a port. */
export function usualRelayPort(number: number): number {
  return number > 55_535 ? number - 10_000 : number + 10_000;
}
