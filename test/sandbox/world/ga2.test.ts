import type { Group } from "../../../sandbox/value/value";
import { temporaryFolder } from "../support/temporary-folder";
import { simulated, type Objects } from "./simulated";

const root = temporaryFolder();
const endpoint = (address: string, weight = 100) => ({ endpoint_service: address, weight });
const group = (...endpoints: Group[]) => ({ endpoint_group_configuration: [{ endpoint_configurations: endpoints }] });

/** An accelerator with an address in one area, before a relay with an address of its own. */
const base: Objects = {
  "tencentcloud_ga2_global_accelerator ga-1": { cname: "ga-1.ga2.example" },
  "tencentcloud_ga2_accelerate_area area": { global_accelerator_id: "ga-1", ip_address: ["198.18.0.1"] },
  "tencentcloud_ga2_listener game": {
    global_accelerator_id: "ga-1",
    listener_id: "lsr-1",
    protocol: "TCP",
    port_ranges: [{ from_port: 7000, to_port: 7001 }],
  },
  "tencentcloud_ga2_endpoint_group game": { listener_id: "lsr-1", ...group(endpoint("198.18.0.2")) },
  "tencentcloud_eip relay": { public_ip: "198.18.0.2" },
  "tencentcloud_eip_association relay": { eip_id: "relay", instance_id: "ins-1" },
  "tencentcloud_instance ins-1": { orderly_security_groups: [] },
  "tencentcloud_dnspod_record r": {
    domain: "game.example",
    sub_domain: "play",
    record_type: "CNAME",
    value: "ga-1.ga2.example.",
  },
};
const open = (changes: Objects, port: number, protocol: "tcp" | "udp" = "tcp") =>
  simulated(root, base, changes).open({ address: "198.18.0.1", port, protocol });

test.each([
  [7000, "tcp", "open"],
  [7001, "tcp", "open"],
  [7002, "tcp", "refused"],
  [7000, "udp", "refused"],
] as const)("%i %s: %s", (port, protocol, outcome) => {
  expect(open({}, port, protocol)).toMatchObject({ outcome });
});

test.each<[string, Objects, string, RegExp]>([
  ["nothing listens", { "tencentcloud_ga2_listener game": null }, "refused", /ga-1 has no listener on TCP 7000/],
  ["nothing is sent to", { "tencentcloud_ga2_endpoint_group game": null }, "silent", /sends to no endpoint/],
  [
    "the endpoint has no share",
    { "tencentcloud_ga2_endpoint_group game": group(endpoint("198.18.0.2", 0)) },
    "silent",
    /sends to no endpoint/,
  ],
  [
    "the endpoint's address has gone",
    { "tencentcloud_eip relay": null },
    "unreachable",
    /nothing in the sandbox has the address 198\.18\.0\.2/,
  ],
  [
    "the endpoint is bound to nothing",
    { "tencentcloud_eip_association relay": null },
    "refused",
    /relay is bound to nothing/,
  ],
])("%s", (_case, changes, outcome, why) => {
  expect(open(changes, 7000)).toMatchObject({ outcome, why: expect.stringMatching(why) as unknown });
});

test("its name stands for the addresses of its areas", () => {
  expect(simulated(root, base).resolve("play.game.example", "A")).toEqual(["198.18.0.1"]);
});
