import { list, isObject } from "../../plan/json";
import type { ResourceChange } from "../../plan/plan";
import { covers, openingsOf, type Opening } from "../openings";
import type { GuardRule } from "../rule";
import type { PlanView, PortRange } from "../view";

/** Ports for administration. */
const admin = [22, 3389];
const listeners = new Set(["tencentcloud_clb_listener", "aws_lb_listener", "aws_globalaccelerator_listener"]);

/** Security groups that let the world in where they did not before. */
export const securityRules: readonly GuardRule[] = [
  {
    code: "security/opened-widely",
    title: "A security group would open all ports, or those of SSH or RDP, to the world",
    source: "preview sheet, section 6",
    check: (view) =>
      opened(view)
        .filter(({ openings }) => openings.some(isWide))
        .map(({ change: { address } }) => ({
          verdict: "needs-approval",
          address,
          action: "open",
          attributes: ["ingress"],
          what: `${address} would open all ports, or those of SSH (22) or RDP (3389), to the whole world`,
          fix: "name the ports that players use, and the addresses that administer it; or approve it",
        })),
  },
  {
    code: "security/opened-to-world",
    title: "A security group would open ports to the world that no listener has",
    source: "preview sheet, section 6",
    check: (view) =>
      opened(view)
        .filter(({ openings }) => !openings.some(isWide))
        .filter(({ openings }) => openings.some((one) => !isDeclared(view, one)))
        .map(({ change: { address } }) => ({
          verdict: "warn",
          address,
          action: "open",
          attributes: ["ingress"],
          what: `${address} would open ports to the whole world that are declared nowhere`,
          fix: "declare the ports in the environment's file, or narrow the addresses",
        })),
  },
];

interface Opened {
  readonly change: ResourceChange;
  readonly openings: readonly Opening[];
}

/** What was open before, under whatever name, is not opened. */
function opened({ plan }: PlanView): Opened[] {
  const before = plan.changes.flatMap((change) => openingsOf(change, change.before));
  return plan.changes
    .filter(({ actions }) => actions.includes("create") || actions.includes("update"))
    .map((change) => ({
      change,
      openings: openingsOf(change, change.after).filter((one) => !before.some((old) => covers(old, one))),
    }))
    .filter(({ openings }) => openings.length > 0);
}

function isWide(opening: Opening): boolean {
  const all = opening.from <= 1 && opening.to >= 65535;
  return all || (opening.protocol !== "udp" && admin.some((port) => opening.from <= port && port <= opening.to));
}

/** Whether the ports are the environment's, or those of a listener in the same plan. */
function isDeclared({ plan, ports = [] }: PlanView, opening: Opening): boolean {
  const all = [...ports, ...plan.changes.filter(({ type }) => listeners.has(type)).flatMap(listens)];
  return all.some(({ from, to }) => from <= opening.from && opening.to <= to);
}

function listens({ after }: ResourceChange): PortRange[] {
  const ranges = list(after?.["port_range"]).filter(isObject);
  return [{ from_port: after?.["port"], to_port: after?.["port"] }, ...ranges].flatMap(
    ({ from_port: from, to_port: to }) => (typeof from === "number" && typeof to === "number" ? [{ from, to }] : []),
  );
}
