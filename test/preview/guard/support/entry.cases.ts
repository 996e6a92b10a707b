import type { RuleCase } from "./samples";
import {
  area,
  eip,
  entry,
  ga,
  accelerator,
  relay,
  noConfig,
  destroyed,
  made,
  kept,
  step2,
  on,
  off,
  bare,
  binding,
  bound,
  group,
  grouped,
  listener,
  vpcs,
} from "./samples";
import { stackText } from "./written";

/** For each rule on entries. */
export const entryCases: Readonly<Record<string, RuleCase>> = {
  "entry/destroyed": {
    wrong: [
      { changes: [destroyed] },
      { changes: [{ ...destroyed, reason: undefined }] },
      { changes: [{ ...destroyed, address: `module.a["x.y"].${entry}`, reason: "delete_because_each_key" }] },
      { changes: [{ ...destroyed, deposed: "0a1b2c3d" }] },
      { changes: [{ ...destroyed, address: ga, before: accelerator }] },
      { changes: [{ ...destroyed, address: "alicloud_eipanycast_anycast_eip_address.a", before: { id: "aeip-1" } }] },
      { changes: [destroyed], more: { errored: true } },
      // a retirement that is none: not written down, one step only, or not the whole stack
      { ...step2, stack: bare },
      { ...step2, stack: off, base: on },
      { ...step2 },
      { changes: [...(step2.changes ?? []), ...vpcs(1, ["update"])], stack: off },
      { ...step2, stack: off, declared: [] },
      { ...step2, stack: off, more: { errored: true } },
    ],
    right: [
      { changes: [kept] },
      { changes: [destroyed, made] },
      { changes: [{ ...destroyed, before: relay }] },
      { ...step2, stack: off, base: off },
      { changes: [{ ...kept, previous: "tencentcloud_eip.old" }] },
    ],
  },
  "entry/replaced": {
    wrong: [
      { changes: [{ address: entry, actions: ["delete", "create"], before: eip, after: eip, paths: [["type"]] }] },
      { changes: [{ address: entry, actions: ["create", "delete"], before: eip, after: relay }] },
      { changes: [{ address: entry, actions: ["create", "forget"], before: eip, after: eip }] },
      { changes: [{ address: entry, actions: ["delete", "create"], before: eip, after: eip, importing: "eip-1" }] },
    ],
    right: [
      { changes: [{ address: entry, actions: ["update"], before: eip, after: { ...eip, name: "live" } }] },
      { changes: [{ address: entry, actions: ["delete", "create"], before: relay, after: eip }] },
    ],
  },
  "entry/renamed": {
    wrong: [{ changes: [destroyed, made] }, { changes: [destroyed, made], more: { errored: true } }],
    right: [
      { changes: [destroyed, { ...made, after: { ...made.after, name: "b", anycast_zone: "B" } }] },
      { changes: [{ ...kept, previous: entry, address: made.address }] },
    ],
  },
  "entry/forgotten": {
    wrong: [
      { changes: [{ address: entry, actions: ["forget"], before: eip, reason: noConfig }] },
      {
        changes: [
          { address: entry, actions: ["forget"], before: eip },
          { address: "tencentcloud_eip.b", actions: ["no-op"], before: eip, after: eip, importing: "eip-other" },
        ],
      },
    ],
    right: [
      {
        changes: [
          { address: entry, actions: ["forget"], before: eip },
          { address: "tencentcloud_eip.b", actions: ["no-op"], before: eip, after: eip, importing: "eip-1" },
        ],
      },
      { changes: [{ address: "tencentcloud_vpc.a", actions: ["forget"], before: { id: "vpc-1" } }] },
    ],
  },
  "entry/retired": {
    wrong: [
      { ...step2, stack: off },
      { ...step2, stack: off, base: off },
    ],
    right: [{ ...step2, stack: off, base: on }, { changes: [kept], stack: off }, step2],
  },
  "entry/unclear": {
    wrong: [
      { changes: [{ address: entry, actions: ["transmogrify"], before: eip, after: eip }] },
      { prior: [{ address: entry, values: eip }], more: { errored: true } },
    ],
    right: [
      { prior: [{ address: entry, values: eip }] },
      { prior: [{ address: "tencentcloud_eip.relay", values: relay }], more: { errored: true } },
      { changes: [kept], more: { errored: true } },
      { changes: [{ ...kept, previous: "tencentcloud_eip.old" }], more: { errored: true } },
    ],
  },
  "entry/unprotected": {
    wrong: [
      { changes: [kept], stack: bare },
      { changes: [kept], stack: bare, base: on },
      {
        changes: [{ ...kept, previous: entry, address: "tencentcloud_eip.b" }],
        stack: stackText("s", { tencentcloud_eip: { b: { type: "AnycastEIP" } } }),
        base: on,
      },
      { changes: [kept], stack: bare, more: { errored: true } },
    ],
    right: [
      { changes: [kept], stack: on, base: on },
      { changes: [kept] },
      { changes: [kept], stack: bare, base: bare },
      { changes: [kept], stack: off, base: on },
      { changes: [{ ...kept, actions: ["create"], before: null }], stack: bare },
    ],
  },
  "entry/retiring": {
    wrong: [
      { changes: [kept], stack: off, base: on },
      { changes: [kept], stack: off },
      { changes: [area.kept], stack: area.stack(false), base: area.stack(true) },
    ],
    right: [
      { changes: [kept], stack: on, base: on },
      { changes: [kept], stack: off, base: off },
      { ...step2, stack: off },
      { changes: [area.kept], stack: area.stack(true), base: area.stack(true) },
      { changes: [area.kept], stack: area.stack(false), base: area.stack(false) },
      // whether it ever was protected is not known without the base
      { changes: [area.kept], stack: area.stack(false) },
    ],
  },
  "entry/never-protected": {
    wrong: [
      { changes: [kept], stack: bare, base: bare },
      { changes: [{ ...kept, actions: ["create"], before: null }], stack: bare },
    ],
    right: [
      { changes: [kept], stack: on, base: bare },
      { changes: [{ ...kept, actions: ["create"], before: null }], stack: on },
    ],
  },
  "entry/disabled": {
    wrong: [
      {
        changes: [{ address: ga, actions: ["update"], before: accelerator, after: { ...accelerator, enabled: false } }],
      },
    ],
    right: [
      {
        changes: [{ address: ga, actions: ["update"], before: { ...accelerator, enabled: false }, after: accelerator }],
      },
      { changes: [{ address: ga, actions: ["create"], after: { ...accelerator, enabled: false } }] },
    ],
  },
  "entry/fewer-addresses": {
    wrong: [
      {
        changes: [
          { address: ga, actions: ["update"], before: accelerator, after: { ...accelerator, ip_address_type: "IPV4" } },
        ],
      },
    ],
    right: [
      {
        changes: [
          { address: ga, actions: ["update"], before: { ...accelerator, ip_address_type: "IPV4" }, after: accelerator },
        ],
      },
    ],
  },
  "entry/gone": {
    wrong: [{ drift: [{ address: entry, actions: ["delete"], before: eip }], changes: [{ ...made, address: entry }] }],
    right: [
      { drift: [{ address: entry, actions: ["update"], before: eip, after: eip }], changes: [kept] },
      {
        drift: [{ address: "tencentcloud_vpc.a", actions: ["delete"], before: {} }],
        changes: [{ ...made, address: entry }],
      },
      { drift: [{ address: entry, actions: ["delete"], before: eip }], changes: [] },
    ],
  },
  "entry/unbound": {
    wrong: [
      { changes: [{ address: bound, actions: ["delete"], before: binding("eip-1") }] },
      { changes: [{ address: bound, actions: ["forget"], before: binding("eip-1") }] },
      {
        changes: [{ address: bound, actions: ["delete", "create"], before: binding("eip-1"), after: binding("eip-9") }],
      },
      // two ways in, and one comes back
      {
        changes: [
          listener("tcp", ["delete"], { id: "l-1", accelerator_arn: "arn:ga" }, null),
          listener("udp", ["delete"], { id: "l-2", accelerator_arn: "arn:ga" }, null),
          listener("new", ["create"], null, { accelerator_arn: "arn:ga" }),
        ],
      },
      // the other listener was there before, and has other ports
      {
        changes: [
          listener("udp", ["delete"], { id: "l-2", accelerator_arn: "arn:ga" }, null),
          listener(
            "tcp",
            ["no-op"],
            { id: "l-1", accelerator_arn: "arn:ga" },
            { id: "l-1", accelerator_arn: "arn:ga" },
          ),
        ],
      },
      { changes: [grouped("home", group("l-1", 100, [1]), null, ["delete"])] },
    ],
    right: [
      {
        changes: [{ address: bound, actions: ["delete", "create"], before: binding("eip-1"), after: binding("eip-1") }],
      },
      {
        changes: [
          { address: bound, actions: ["delete"], before: binding("eip-1") },
          { address: "tencentcloud_eip_association.b", actions: ["create"], after: binding("eip-1") },
        ],
      },
      // of a relay
      {
        changes: [
          { address: bound, actions: ["delete"], before: binding("eip-2") },
          { address: "tencentcloud_eip.relay", actions: ["no-op"], before: relay, after: relay },
        ],
      },
      {
        changes: [{ address: bound, actions: ["delete"], before: binding("eip-2") }],
        prior: [{ address: "tencentcloud_eip.r", values: relay }],
      },
      // the entry itself is lost, which weighs more
      { changes: [destroyed, { address: bound, actions: ["delete"], before: binding("eip-1") }] },
      // one region less
      {
        changes: [
          grouped("tokyo", group("l-1", 100, [1]), null, ["delete"]),
          grouped("home", group("l-1", 100, [1]), group("l-1", 100, [1]), ["no-op"]),
        ],
      },
      // the listener is made anew, and its groups with it
      {
        changes: [
          listener(
            "tcp",
            ["delete", "create"],
            { id: "l-1", accelerator_arn: "arn:ga" },
            { accelerator_arn: "arn:ga" },
          ),
          grouped("home", group("l-1", 100, [1]), { traffic_dial_percentage: 100 }, ["delete", "create"]),
        ],
      },
    ],
  },
  "entry/rebound": {
    wrong: [
      {
        changes: [{ address: bound, actions: ["delete", "create"], before: binding("eip-1"), after: binding("eip-1") }],
      },
    ],
    right: [
      { changes: [{ address: bound, actions: ["delete"], before: binding("eip-1") }] },
      { changes: [{ address: bound, actions: ["update"], before: binding("eip-1"), after: binding("eip-1") }] },
    ],
  },
  "entry/drained": {
    wrong: [
      { changes: [grouped("home", group("l-1", 100, [128]), group("l-1", 0, [128]))] },
      { changes: [grouped("home", group("l-1", 100, [128, 5]), group("l-1", 100, [0, 0]))] },
      {
        changes: [
          grouped("home", group("l-1", 0, [1]), group("l-1", 0, [1]), ["no-op"]),
          grouped("tokyo", group("l-1", 50, [1]), group("l-1", 50, [0])),
        ],
      },
      {
        changes: [
          grouped("home", group("l-1", 0, [1]), group("l-1", 0, [1]), ["no-op"]),
          grouped("tokyo", group("l-1", 50, [1]), null, ["delete"]),
        ],
      },
    ],
    right: [
      {
        changes: [
          grouped("home", group("l-1", 100, [1]), group("l-1", 100, [1]), ["no-op"]),
          grouped("tokyo", group("l-1", 50, [1]), group("l-1", 0, [1])),
        ],
      },
      { changes: [grouped("home", group("l-1", 0, [1]), group("l-1", 0, [0]))] },
      { changes: [grouped("home", group("l-1", 0, [0]), group("l-1", 100, [1]))] },
      { changes: [grouped("home", null, group("l-1", 0, [0]), ["create"])] },
    ],
  },
};
