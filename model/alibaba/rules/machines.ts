import type { EdgeWish, HomeWish } from "../../cloud-model";
import { dotted } from "../../dotted";
import type { Edge } from "../../edge";
import type { Finding, Path, Rule } from "../../rule";
import { perEdge } from "../../rules/per-edge";

const typeSource = "Alibaba sheet, section 5.1; alicloud_ess_scaling_configuration: instance_type begins with ecs.";
const diskSource = "alicloud_ess_scaling_configuration: system_disk_size, 40 to 500; alicloud_instance: 20 to 500";
const mostDiskGb = 500;

/** What the machines of the home fleet may be. */
export const fleetRules: readonly Rule<HomeWish>[] = [
  {
    code: "home/instance-type",
    source: typeSource,
    check: ({ home: { fleet } }) => malformed(["home", "fleet", "instanceType"], fleet.instanceType, "region"),
  },
  {
    code: "home/disk",
    source: diskSource,
    check: ({ home: { fleet } }) => outside(["home", "fleet", "diskGb"], fleet.diskGb, 40),
  },
];

/** What relays may be. */
export const relayRules: readonly Rule<EdgeWish>[] = [
  perEdge("edge/instance-type", typeSource, ({ kind, relays }, at) =>
    malformed(at("relays", "instanceType"), relays.instanceType, kind),
  ),
  perEdge("edge/disk", diskSource, ({ kind, relays }, at) =>
    kind === "ens" ? [] : outside(at("relays", "diskGb"), relays.diskGb, 20),
  ),
];

function malformed(path: Path, type: string, kind: Edge["kind"]): Finding[] {
  const [family, where, fix] =
    kind === "ens"
      ? (["ens", "an ENS node", "write one at the edge itself, with its family, e.g. ens.sn1.small"] as const)
      : (["ecs", "a region", "write it with its family, e.g. ecs.c7.large"] as const);
  if (new RegExp(`^${family}\\.[a-z0-9-]+\\.[a-z0-9-]+$`).test(type)) return [];
  const what = `\`${dotted(path)}\` is ${type}, which is no instance type of ${where}`;
  return [{ path, what, fix }];
}

function outside(path: Path, diskGb: number, least: number): Finding[] {
  if (diskGb >= least && diskGb <= mostDiskGb) return [];
  const what = `\`${dotted(path)}\` is ${diskGb}, and a system disk has ${least} to ${mostDiskGb}`;
  return [{ path, what, fix: `write ${least} to ${mostDiskGb}` }];
}
