import { asDeployed } from "../../../cli/drill/as-deployed";
import type { PublicAddresses } from "../../../drill/drill";
import { topologyOf } from "../../../simulator/topology-of";
import { shipped } from "../../support/deployment";

const topology = topologyOf(shipped("starfall", "prod"));
const both = { "ap-tokyo-1-1": "203.0.113.1", "ap-tokyo-2-1": "203.0.113.2" };
const edges = {
  tokyo: both,
  singapore: { "ap-singapore-1-1": "203.0.113.3", "ap-singapore-2-1": "203.0.113.4" },
  frankfurt: { "eu-frankfurt-1-1": "203.0.113.5", "eu-frankfurt-1-2": "203.0.113.6" },
};
const published = (changes: Partial<PublicAddresses["edges"]> = {}): PublicAddresses => ({
  entry: ["198.51.100.1"],
  edges: { ...edges, ...changes },
});

test("where relays are deployed as they are declared they are what is drilled", () => {
  expect(asDeployed(topology, published())).toEqual(published());
});

test("on AWS it is the zones of an edge", () => {
  const aws = topologyOf(shipped("skyline", "dev"));
  const deployed = { entry: [], edges: { tokyo: { "ap-northeast-1a": "203.0.113.1" } } };
  expect(asDeployed(aws, deployed)).toBe(deployed);
});

describe("fails", () => {
  test("all edges that are deployed otherwise are told at once", () => {
    const other = published({
      tokyo: { "ap-tokyo-1-1": "203.0.113.1" },
      singapore: { ...edges.singapore, "ap-singapore-2-2": "203.0.113.9" },
    });
    const told = [
      "the edge tokyo is declared with ap-tokyo-1-1, ap-tokyo-2-1, and deployed with ap-tokyo-1-1",
      "the edge singapore is declared with ap-singapore-1-1, ap-singapore-2-1, and deployed with ap-singapore-1-1, ap-singapore-2-1, ap-singapore-2-2",
    ];
    for (const one of told) expect(() => asDeployed(topology, other)).toThrow(`${one} (drill/not-as-deployed)`);
  });
});
