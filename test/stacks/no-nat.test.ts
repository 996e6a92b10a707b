import { join } from "node:path";
import { cloudOf } from "../../model/edge";
import { loadGames } from "../../model/load";
import { stackNames } from "../../model/stack-names";
import { ensEdge, exampleEnvironment, synthEnvironment, type Synthesised } from "../support/synth";

const shipped = loadGames(join(__dirname, "../../games")).environments.map(({ environment }) => environment);
const mixed = exampleEnvironment({ edges: { wuxi: { ...ensEdge("cn-wuxi-telecom", 2), cloud: "alibaba" } } });
const edgeStacks = [...shipped, mixed].flatMap((environment) => {
  const stacks = synthEnvironment(environment);
  return Object.entries(environment.edges).flatMap(([key, edge]): [string, string, Synthesised][] => {
    const id = stackNames.edge(environment, key);
    const stack = stacks.get(id);
    return stack ? [[id, cloudOf(edge, environment.cloud), stack]] : [];
  });
});
const onCloud = (name: string) => edgeStacks.filter(([, cloud]) => cloud === name);

test("there are edges to look at on every cloud", () => {
  expect(new Set(edgeStacks.map(([, cloud]) => cloud))).toEqual(new Set(["alibaba", "aws", "tencent"]));
});

test.each(edgeStacks)("nothing in %s translates addresses", (_id, _cloud, { text }) => {
  expect(text).not.toMatch(/nat_gateway|"next_type": ?"NAT"|snat|source_dest_check/);
});

test.each(onCloud("tencent"))("every relay of %s has a public address of its own", (_id, _cloud, stack) => {
  const relays = Object.keys(stack.all("instance")).map((id) => `\${tencentcloud_instance.${id}.id}`);
  const bindings = Object.values(stack.all("eip_association"));
  expect(relays.length).toBeGreaterThan(0);
  expect(bindings.map((binding) => binding["instance_id"]).sort()).toEqual(relays.sort());
  expect(new Set(bindings.map((binding) => binding["eip_id"])).size).toBe(relays.length);
});

test.each(onCloud("alibaba"))("every relay of %s has a public address of its own", (_id, _cloud, stack) => {
  const [machine, binding] =
    Object.keys(stack.all("ens_instance")).length > 0
      ? ["ens_instance", "ens_eip_instance_attachment"]
      : ["instance", "eip_association"];
  const relays = Object.keys(stack.all(machine)).map((id) => `\${alicloud_${machine}.${id}.id}`);
  const bindings = Object.values(stack.all(binding));
  expect(relays.length).toBeGreaterThan(0);
  expect(bindings.map((one) => one["instance_id"]).sort()).toEqual(relays.sort());
  expect(new Set(bindings.map((one) => one["allocation_id"])).size).toBe(relays.length);
});

test.each(onCloud("aws"))(
  "players reach the relays of %s by fixed addresses and an Internet gateway",
  (_id, _cloud, stack) => {
    const { internal, subnet_mapping: mappings } = stack.only("lb");
    expect(internal).toBe(false);
    const addresses = Object.keys(stack.all("eip")).map((id) => `\${aws_eip.${id}.allocation_id}`);
    expect((mappings as { allocation_id: string }[]).map((mapping) => mapping.allocation_id)).toEqual(addresses);

    const wayOut = Object.values(stack.all("route")).filter((route) => route["destination_cidr_block"] === "0.0.0.0/0");
    expect(wayOut).toEqual([
      expect.objectContaining({ gateway_id: expect.stringContaining("aws_internet_gateway") as string }),
    ]);
    // relays see players' own addresses
    for (const group of Object.values(stack.all("lb_target_group"))) expect(group["preserve_client_ip"]).toBe("true");
  },
);
