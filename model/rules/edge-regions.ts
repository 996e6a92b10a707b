import type { CloudName } from "../cloud-name";
import { cloudOf, type Edge } from "../edge";
import { pairs } from "../pairs";
import type { Rule } from "../rule";

interface Places {
  /** That of home. */
  readonly cloud: CloudName;
  readonly home: { readonly region: string };
  readonly edges: Readonly<Record<string, Pick<Edge, "region"> & Partial<Pick<Edge, "cloud">>>>;
}

/** No edge where home is. */
export const edgeAtHome: Rule<Places> = {
  code: "edge/home-region",
  source: "design: the backhaul joins two regions; AWS sheet, section 8.2: one endpoint group per listener and region",
  check: ({ cloud, home, edges }) =>
    Object.entries(edges)
      .filter(([, edge]) => edge.region === home.region && cloudOf(edge, cloud) === cloud)
      .map(([key, { region }]) => ({
        path: ["edges", key, "region"],
        what: `\`edges.${key}.region\` is ${region}, where home is: players there enter next to home anyway`,
        fix: "remove the edge, or put it into another region",
      })),
};

/** One edge per region of a cloud. */
export const edgesTogether: Rule<Pick<Places, "cloud" | "edges">> = {
  code: "edge/region-shared",
  source: "design: one privately connected edge per region; AWS sheet, section 8.2: one endpoint group per region",
  check: ({ cloud, edges }) =>
    pairs(Object.entries(edges))
      .filter(([[, one], [, other]]) => one.region === other.region && cloudOf(one, cloud) === cloudOf(other, cloud))
      .map(([[earlier], [key, { region }]]) => ({
        path: ["edges", key, "region"],
        what: `\`edges.${key}.region\` is ${region}, where the edge ${earlier} is`,
        fix: `add the relays to \`edges.${earlier}.relays.zones\`, or choose another region`,
      })),
};
