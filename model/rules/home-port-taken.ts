import type { Environment } from "../environment";
import { pairs } from "../pairs";
import { portRange, type Port } from "../port";
import type { Rule } from "../rule";

/** What tells home's load balancer on one cloud from that on another. */
interface Traits {
  /** Whether it listens on the players' numbers where the machines have others. */
  readonly mapsPorts: boolean;
  /** Whether TCP and UDP may have the same number. */
  readonly protocolsApart: boolean;
}

/** Numbers that something at home listens on. */
interface Claim {
  readonly setting: readonly ["ports", string, "port" | "homePort" | "relayPort"];
  readonly protocol: Port["protocol"];
  readonly from: number;
  readonly to: number;
  readonly at: readonly ("load balancer" | "machines")[];
}

const everywhere = ["load balancer", "machines"] as const;

/** No two listeners of home on one number. That two ports players connect to have the same is another rule's. */
export function homePortTaken(traits: Traits): Rule<Pick<Environment, "ports">> {
  return {
    code: "port/home-port-taken",
    source: "Tencent 214/6187; Elastic Load Balancing: DuplicateListener",
    check: ({ ports }) =>
      pairs(Object.entries(ports).flatMap(([name, port]) => claimsOf(name, port, traits)))
        .filter(([one, other]) => collide(one, other, traits))
        .map(([one, other]) => {
          const [at, taken] = other.setting[2] === "port" ? [one, other] : [other, one];
          return {
            path: at.setting,
            what: `\`${at.setting.join(".")}\` is ${at.from}, which \`${taken.setting.join(".")}\` has at home already`,
            fix: "choose a number that nothing else at home listens on",
          };
        }),
  };
}

function claimsOf(name: string, port: Port, { mapsPorts }: Traits): Claim[] {
  const { protocol, homePort, relayPort } = port;
  const players = { setting: ["ports", name, "port"], protocol, ...portRange(port) } as const;
  return [
    ...(homePort === undefined ? [{ ...players, at: everywhere }] : []),
    ...(homePort !== undefined && mapsPorts ? [{ ...players, at: ["load balancer"] } as const] : []),
    ...one(name, "homePort", { protocol, number: homePort, at: mapsPorts ? ["machines"] : everywhere }),
    ...one(name, "relayPort", { protocol: "tcp", number: relayPort, at: everywhere }),
  ];
}

function one(
  name: string,
  key: "homePort" | "relayPort",
  { number, ...claim }: Pick<Claim, "protocol" | "at"> & { readonly number: number | undefined },
): Claim[] {
  return number === undefined ? [] : [{ setting: ["ports", name, key], from: number, to: number, ...claim }];
}

function collide(one: Claim, other: Claim, { protocolsApart }: Traits): boolean {
  const meet = one.from <= other.to && other.from <= one.to;
  const together = one.at.some((place) => other.at.includes(place));
  const apart = protocolsApart && one.protocol !== other.protocol;
  return meet && together && !apart && (one.setting[2] !== "port" || other.setting[2] !== "port");
}
