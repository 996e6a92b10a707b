import { temporaryFolder } from "../support/temporary-folder";
import { simulated, type Objects } from "./simulated";

const root = temporaryFolder();
const dnspod = (sub_domain: string, record_type: string, value: string, status = "ENABLE") => ({
  domain: "game.example",
  sub_domain,
  record_type,
  value,
  status,
});
const route53 = (fqdn: string, type: string, more: object) => ({ fqdn, type, ...more });

const base: Objects = {
  "tencentcloud_dnspod_record 1": dnspod("play", "A", "198.18.0.1"),
  "tencentcloud_dnspod_record 2": dnspod("tokyo.play", "A", "198.18.0.3"),
  "tencentcloud_dnspod_record 3": dnspod("tokyo.play", "A", "198.18.0.2"),
  "tencentcloud_dnspod_record 4": dnspod("@", "A", "198.18.0.4"),
  "tencentcloud_dnspod_record 5": dnspod("off", "A", "198.18.0.5", "DISABLE"),
  "tencentcloud_dnspod_record 6": dnspod("web", "CNAME", "play.game.example."),
  "tencentcloud_dnspod_record 7": dnspod("loop", "CNAME", "loop.game.example."),
  "alicloud_alidns_record 1": {
    domain_name: "lantern.example",
    rr: "play",
    type: "A",
    value: "198.18.0.6",
    status: "ENABLE",
  },
  "aws_globalaccelerator_accelerator ga": {
    dns_name: "a1.awsglobalaccelerator.com",
    dual_stack_dns_name: "a1.dualstack.awsglobalaccelerator.com",
    ip_sets: [{ ip_addresses: ["198.18.0.7", "198.18.0.8"] }, { ip_addresses: ["2001:2::1"] }],
  },
  "aws_route53_record 1": route53("play.sky.example", "A", {
    alias: [{ name: "a1.dualstack.awsglobalaccelerator.com" }],
  }),
  "aws_route53_record 2": route53("play.sky.example", "AAAA", {
    alias: [{ name: "a1.dualstack.awsglobalaccelerator.com" }],
  }),
  "aws_route53_record 3": route53("fallback.sky.example", "A", { records: ["198.18.0.9"], set_identifier: "tokyo" }),
  "aws_route53_record 4": route53("fallback.sky.example", "A", { records: ["198.18.0.10"], set_identifier: "seoul" }),
  "aws_route53_record 5": route53("sky.example", "NS", { records: ["ns1.example.", "ns2.example."] }),
  "aws_route53_zone z": { name: "sky.example", name_servers: ["ns2.example", "ns1.example"] },
};

test.each([
  ["A", "play.game.example", ["198.18.0.1"]],
  ["A", "tokyo.play.game.example", ["198.18.0.2", "198.18.0.3"]],
  ["A", "game.example", ["198.18.0.4"]],
  ["A", "off.game.example", []],
  ["A", "web.game.example", ["198.18.0.1"]],
  ["A", "loop.game.example", []],
  ["AAAA", "play.game.example", []],
  ["A", "play.lantern.example", ["198.18.0.6"]],
  ["A", "play.sky.example", ["198.18.0.7", "198.18.0.8"]],
  ["AAAA", "play.sky.example", ["2001:2::1"]],
  ["A", "fallback.sky.example", ["198.18.0.10", "198.18.0.9"]],
  ["NS", "sky.example", ["ns1.example", "ns2.example"]],
  ["A", "nowhere.example", []],
])("%s %s", (type, name, values) => {
  expect(simulated(root, base).resolve(name, type)).toEqual(values);
});

test("the servers of a zone that was made here", () => {
  const world = simulated(root, base);
  expect(world.nameServers("sky.example")).toEqual(["ns1.example", "ns2.example"]);
  expect(world.nameServers("game.example")).toBeUndefined();
});
