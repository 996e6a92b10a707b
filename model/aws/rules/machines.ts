import type { EdgeWish, HomeWish } from "../../cloud-model";
import { dotted } from "../../dotted";
import type { Finding, Path, Rule } from "../../rule";
import { perEdge } from "../../rules/per-edge";
import { isOldFamily } from "../old-family";

/** What machines of the fleet and relays have in common. */
interface Machines {
  readonly instanceType: string;
  readonly image: string;
  readonly diskGb: number;
  readonly rootDevice?: string | undefined;
}

interface Check {
  /** The second half of the code. */
  readonly what: string;
  readonly source: string;
  readonly check: (machines: Machines, at: (key: keyof Machines) => Path) => readonly Finding[];
}

const mostDiskGb = 16_384;

const checks: readonly Check[] = [
  {
    what: "instance-type",
    source: "EC2: a type is family.size",
    check: ({ instanceType }, at) => {
      if (/^[a-z0-9-]+\.[a-z0-9-]+$/.test(instanceType)) return [];
      const path = at("instanceType");
      const what = `\`${dotted(path)}\` is ${instanceType}, which is no instance type`;
      return [{ path, what, fix: "write family and size, e.g. c6i.large" }];
    },
  },
  {
    what: "instance-family",
    source: "AWS sheet, section 10; Elastic Load Balancing: register targets by instance id",
    check: ({ instanceType }, at) => {
      if (!isOldFamily(instanceType)) return [];
      const path = at("instanceType");
      const what = `\`${dotted(path)}\` is ${instanceType}, to which a Network Load Balancer cannot send`;
      return [{ path, what, fix: "choose a newer family, e.g. c6i.large" }];
    },
  },
  {
    what: "image",
    source: "EC2: ids of images",
    check: ({ image }, at) => {
      if (/^ami-[0-9a-f]{8,17}$/.test(image)) return [];
      const path = at("image");
      const what = `\`${dotted(path)}\` is ${image}, which is not the id of an image`;
      return [{ path, what, fix: "write its id in that region, e.g. ami-0c9c942bd7bf113a2" }];
    },
  },
  {
    what: "disk",
    source: "EC2 API LaunchTemplateEbsBlockDeviceRequest: gp3, 1 to 16,384 GiB",
    check: ({ diskGb }, at) => {
      if (diskGb <= mostDiskGb) return [];
      const path = at("diskGb");
      const what = `\`${dotted(path)}\` is ${diskGb}, and a disk has ${mostDiskGb} at most`;
      return [{ path, what, fix: `write at most ${mostDiskGb}` }];
    },
  },
  {
    what: "root-device",
    source: "EC2: device names of Linux instances",
    check: ({ rootDevice }, at) => {
      if (rootDevice === undefined || /^\/dev\/(sd[a-z]\d{0,2}|xvd[a-z]{1,2})$/.test(rootDevice)) return [];
      const path = at("rootDevice");
      const what = `\`${dotted(path)}\` is ${rootDevice}, which is not the name of a system disk`;
      return [{ path, what, fix: "write what the image has as its root device, e.g. /dev/xvda or /dev/sda1" }];
    },
  },
];

/** What the machines of the home fleet may be. */
export const fleetRules: readonly Rule<HomeWish>[] = checks.map(({ what, source, check }) => ({
  code: `home/${what}`,
  source,
  check: ({ home: { fleet } }) => check(fleet, (key) => ["home", "fleet", key]),
}));

/** What relays may be. */
export const relayRules: readonly Rule<EdgeWish>[] = checks.map(({ what, source, check }) =>
  perEdge(`edge/${what}`, source, ({ relays }, at) => check(relays, (key) => at("relays", key))),
);
