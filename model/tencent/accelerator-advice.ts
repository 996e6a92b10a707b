import type { Advice } from "../cloud-model";
import type { Environment } from "../environment";
import { when } from "../when";

/** What an accelerator is not. Facts: Tencent sheet, sections 7.2 and 14. */
export function acceleratorAdvice({ entry: { areas = {} }, home, ports }: Environment): Advice[] {
  const names = Object.keys(areas).sort();
  return [
    {
      code: "entry/no-single-address",
      what: `players enter by an address for each area (${names.join(", ")}) and by one name, the accelerator's: there is no single anycast address`,
      fix: "give players the name, and firewalls the address of every area",
    },
    {
      code: "home/public-address",
      what: `home in ${home.region} has a public address of its own, which answers anyone on the players' ports past the accelerator`,
      fix: "keep it to yourself: name it nowhere that players can see",
    },
    {
      code: "entry/player-addresses",
      what: "the game sees the accelerator's addresses instead of players': over TCP theirs are in a TCP option (TOA)",
      fix: "load Tencent's TOA module on the game's machines, and let nothing there count connections by address",
    },
    ...Object.entries(areas)
      .filter(([, { retire }]) => retire !== undefined)
      .map(([area]) => ({
        code: "entry/area-retiring",
        what: `\`entry.areas.${area}\` is being given up: its address is published no more, and is not protected`,
        fix: "remove the area once nobody uses it, or remove `retire` to keep it",
      })),
    ...when(
      Object.values(ports).some(({ protocol }) => protocol === "udp"),
      () => ({
        code: "entry/udp-idle",
        what: "the accelerator forgets a silent UDP flow after 20 seconds at most, and never tells the game a UDP player's address",
        fix: "let game or player send something every 10 seconds, and tell players apart by what they send",
      }),
    ),
  ];
}
