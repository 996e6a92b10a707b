import { fullName } from "../../model/stack-names";
import type { Check } from "./check";

export const spareCapacity: Check = {
  asks: "Does every edge have a spare relay?",
  run: ({ environments }) => ({
    advice: environments.flatMap(({ environment }) =>
      Object.entries(environment.edges)
        .filter(([, { retired, relays }]) => !retired && total(relays.zones) < 2)
        .map(([edge, { relays }]) => ({
          code: "edge/no-spare-relay",
          what: `${fullName(environment)}: ${edge} has one relay, so replacing it closes the edge`,
          fix: `raise \`edges.${edge}.relays.zones.${Object.keys(relays.zones).join()}\` to 2, or add a zone`,
        })),
    ),
  }),
};

function total(zones: Readonly<Record<string, number>>): number {
  return Object.values(zones).reduce((sum, relays) => sum + relays, 0);
}
