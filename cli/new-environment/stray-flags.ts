import type { Problem } from "../../model/problem";
import type { Flags } from "./wishes";

/** Flags about something that is not there would be dropped without a word. */
export function strayFlags(flags: Flags): Problem[] {
  const unheard = (keys: readonly (keyof Flags)[], about: string, needs: string): Problem[] =>
    keys
      .filter((key) => flags[key] !== undefined)
      .map((key) => {
        const flag = `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
        return {
          code: "new/stray",
          what: `\`${flag}\` says something of ${about}, and there is no \`${needs}\``,
          fix: `add \`${needs}\`, or leave \`${flag}\` out`,
        };
      });
  return [
    ...(flags.edge.length > 0
      ? []
      : unheard(["backhaul", "relayInstanceType", "relayImage", "relayBandwidth"], "edges", "--edge")),
    ...(flags.dns !== undefined ? [] : unheard(["dnsZoneId"], "a name", "--dns")),
  ];
}
