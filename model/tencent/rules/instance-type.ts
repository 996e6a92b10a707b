import type { EdgeWish, HomeWish } from "../../cloud-model";
import { dotted } from "../../dotted";
import type { Finding, Path, Rule } from "../../rule";

const source = "Tencent sheet, section 24: the provider takes only types with a dot";

export const fleetInstanceType: Rule<HomeWish> = {
  code: "home/instance-type",
  source,
  check: ({ home }) => malformed(["home", "fleet", "instanceType"], home.fleet.instanceType),
};

export const relayInstanceType: Rule<EdgeWish> = {
  code: "edge/instance-type",
  source,
  check: ({ edges }) =>
    Object.entries(edges).flatMap(([key, { relays }]) =>
      malformed(["edges", key, "relays", "instanceType"], relays.instanceType),
    ),
};

function malformed(path: Path, type: string): Finding[] {
  if (/^[^.]+\.[^.]+$/.test(type)) return [];
  const what = `\`${dotted(path)}\` is ${type}, which is no instance type`;
  return [{ path, what, fix: "write family and size, e.g. S5.LARGE8" }];
}
