import type { Environment } from "../../model/environment";
import { stackNames } from "../../model/stack-names";
import { Deployment, shipped } from "../support/deployment";

jest.setTimeout(300_000);

const known = shipped("lanterns", "dev");
const edge = stackNames.edge(known, "wuxi");
const traffic = stackNames.traffic(known);

/** The environment with other relays at the node. */
function withRelays(changes: Partial<Environment["edges"][string]["relays"]>): Environment {
  const { wuxi, ...others } = known.edges;
  if (wuxi === undefined) throw new Error("lanterns has an edge at a node in Wuxi");
  return { ...known, edges: { ...others, wuxi: { ...wuxi, relays: { ...wuxi.relays, ...changes } } } };
}

describe("relays at an ENS node", () => {
  let deployment: Deployment;
  /** What a plan does, by the type of resource. */
  const changes = (stack: string): string[] =>
    (deployment.planned(stack).resource_changes ?? [])
      .map(({ address, change }) => `${address.split(".")[0] ?? ""}: ${change.actions.join(", ")}`)
      .filter((line) => !line.endsWith("no-op") && !line.includes("terraform_remote_state"))
      .sort();

  beforeAll(() => {
    deployment = new Deployment();
    deployment.synth(withRelays({ addresses: undefined }));
    deployment.applyAll(known);
  });
  afterAll(() => deployment.remove());

  test("are there before anyone knows their addresses, and nobody is sent to them", () => {
    expect(deployment.output(edge, "addresses")).toEqual({});
    expect(deployment.must(traffic, ["state", "list"])).not.toMatch(/record-wuxi|door/);
  });

  test("change nothing but what is published when their addresses are written down", () => {
    deployment.synth(known);
    const atTheNode = changes(edge);
    deployment.apply(edge);
    const inTraffic = changes(traffic);
    deployment.apply(traffic);

    expect(atTheNode).toEqual([]);
    expect(deployment.output(edge, "addresses")).toEqual(known.edges["wuxi"]?.relays.addresses);
    expect(inTraffic).toEqual(["alicloud_alidns_record: create", "alicloud_security_group_rule: create"]);
    expect(deployment.plan(traffic).code).toBe(0);
  });

  test("are replaced when what they boot with changes, and keep their addresses", () => {
    deployment.synth(withRelays({ userData: "#!/bin/sh\ntrue\n" }));

    expect(changes(edge)).toEqual([
      "alicloud_ens_eip_instance_attachment: delete, create",
      "alicloud_ens_instance: delete, create",
      "terraform_data: update",
    ]);
  });
});
