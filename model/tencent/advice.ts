import type { Advice } from "../cloud-model";
import type { Environment } from "../environment";
import { isMainland, unlistedRegions } from "./regions";

/** Addresses an account may have in one region, unless Tencent raises it (Tencent sheet, section 13). */
const addressQuota = 20;

/** What the account needs, and what could be better. Facts: Tencent sheet, section 17, rules 32 to 40. */
export function advice(environment: Environment): readonly Advice[] {
  return [
    ...account(environment),
    ...entry(environment),
    ...home(environment),
    ...Object.keys(environment.ports).flatMap((name) => port(environment, name)),
    ...Object.keys(environment.edges).flatMap((key) => edge(environment, key)),
  ];
}

function account({ home, state, name }: Environment): Advice[] {
  return [
    {
      code: "account/prerequisites",
      what: "Terraform cannot grant what the account needs: the STANDARD network account type, the allow-list for AIA, the allow-list for private load balancers with an EIP, and a free place in the EIP quota (20, and 10 applications a day)",
      fix: "ask Tencent's support before the first deploy",
    },
    ...when(
      unlistedRegions.some((region) => region === home.region),
      () => ({
        code: "home/region-unconfirmed",
        what: `\`home.region\` is ${home.region}, which Tencent's lists of anycast regions leave out`,
        fix: "deploy the entry first, alone: it fails where the region has no anycast",
      }),
    ),
    ...when(isProduction(name) && state.backend === "local", () => ({
      code: "state/local",
      what: "`state.backend` is local: who else deploys from another machine does not see what there is",
      fix: "keep the state in `s3`, `cos` or `pg`",
    })),
  ];
}

function entry({ entry: { bandwidthMbps = 0, retire } }: Environment): Advice[] {
  return [
    {
      code: "entry/no-failover",
      what: "an anycast address reaches one region: when home is down, players are sent nowhere else",
      fix: "state where failover comes from, e.g. DNS with health checks, or accept that there is none",
    },
    ...when(bandwidthMbps >= 2000, () => ({
      code: "entry/bandwidth-reference",
      what: `\`entry.bandwidthMbps\` is ${bandwidthMbps}, the reference peak of one address, which Tencent does not promise`,
      fix: "measure it before players need it, or lower the cap",
    })),
    ...when(retire !== undefined, () => ({
      code: "entry/retiring",
      what: "`entry.retire` is set: the address is bound to nothing, billed as idle, and no longer protected",
      fix: "destroy the entry's stack, or remove the line",
    })),
  ];
}

function home({ name, home: { deleteProtection, fleet } }: Environment): Advice[] {
  return [
    ...when(isProduction(name) && !deleteProtection, () => ({
      code: "home/unprotected",
      what: "`home.deleteProtection` is off: one command can delete the load balancer players come through",
      fix: "turn it on and deploy home",
    })),
    ...when(fleet.min < 2, () => ({
      code: "home/no-spare-machine",
      what: `\`home.fleet.min\` is ${fleet.min}, so the loss of one machine can close the game`,
      fix: "raise `home.fleet.min` to 2",
    })),
  ];
}

function port({ ports }: Environment, name: string): Advice[] {
  const { protocol, probe = "ping" } = ports[name] ?? {};
  return when(protocol === "udp" && probe === "ping", () => ({
    code: "port/ping",
    what: `\`ports.${name}\` is checked by ICMP ping, which proves that the machine answers, not that the game does`,
    fix: `set \`ports.${name}.probe\` to a message the game answers`,
  }));
}

function edge({ edges }: Environment, key: string): Advice[] {
  const { region = "", relays } = edges[key] ?? {};
  const count = Object.values(relays?.zones ?? {}).reduce((sum, inZone) => sum + inZone, 0);
  return [
    ...when(isMainland(region), () => ({
      code: "edge/cross-border",
      what: `\`edges.${key}\` is in mainland China: its private road home needs the cross-border approval of China Unicom`,
      fix: "apply for it before deploying the edge, since the cloud refuses the road's bandwidth limit without it",
    })),
    ...when(count > addressQuota, () => ({
      code: "edge/address-quota",
      what: `\`edges.${key}\` has ${count} relays with an address each, and an account has ${addressQuota} per region`,
      fix: "ask Tencent's support for a higher quota before deploying the edge",
    })),
  ];
}

function isProduction(name: string): boolean {
  return /^(prod|live)/.test(name);
}

function when(holds: boolean, tell: () => Advice): Advice[] {
  return holds ? [tell()] : [];
}
