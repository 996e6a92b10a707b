import type { Advice } from "../cloud-model";
import { commonAdvice } from "../common-advice";
import { isPublic } from "../edge";
import type { Environment } from "../environment";
import { when } from "../when";
import { acceleratorAdvice } from "./accelerator-advice";
import { isMainland, unlistedRegions } from "./regions";

/** Addresses an account may have in one region, unless Tencent raises it (Tencent sheet, section 13). */
const addressQuota = 20;

/** What the account needs, and what could be better. Facts: Tencent sheet, section 17, rules 32 to 40. */
export function advice(environment: Environment): readonly Advice[] {
  return [
    ...commonAdvice(environment),
    ...account(environment),
    ...entry(environment),
    ...Object.keys(environment.ports).flatMap((name) => port(environment, name)),
    ...edgeAdvice(environment),
  ];
}

/** The same of edges alone. */
export function edgeAdvice(environment: Environment): readonly Advice[] {
  return Object.keys(environment.edges).flatMap((key) => edge(environment, key));
}

function account({ entry: { kind }, home }: Environment): Advice[] {
  const product = kind === "ga2" ? "Global Accelerator 2.0" : "the allow-list for AIA";
  return [
    {
      code: "account/prerequisites",
      what: `Terraform cannot grant what the account needs: the STANDARD network account type, ${product}, the allow-list for private load balancers with an EIP, and a free place in the EIP quota (20, and 10 applications a day)`,
      fix: "ask Tencent's support before the first deploy",
    },
    ...when(kind === "anycast" && unlistedRegions.some((region) => region === home.region), () => ({
      code: "home/region-unconfirmed",
      what: `\`home.region\` is ${home.region}, which Tencent's lists of anycast regions leave out`,
      fix: "deploy the entry first, alone: it fails where the region has no anycast",
    })),
  ];
}

function entry(environment: Environment): Advice[] {
  const { kind, bandwidthMbps = 0 } = environment.entry;
  if (kind === "ga2") return acceleratorAdvice(environment);
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

function edge({ home, edges }: Environment, key: string): Advice[] {
  const { kind, region = home.region, relays, backhaul } = edges[key] ?? {};
  const count = Object.values(relays?.zones ?? {}).reduce((sum, inZone) => sum + inZone, 0);
  return [
    ...when(!isPublic({ backhaul }) && isMainland(region) !== isMainland(home.region), () => ({
      code: "edge/cross-border",
      what: `\`edges.${key}\` is across the border of mainland China from home: its private road home needs the cross-border approval of China Unicom`,
      fix: "apply for it before deploying the edge, since the cloud refuses the road's bandwidth limit without it",
    })),
    ...when(kind === "edge-zone", () => ({
      code: "edge/edge-zone-unproven",
      what: `\`edges.${key}\` is in edge zones, of which no document says whether they take ordinary public addresses, placement groups and a private road home`,
      fix: "deploy the edge alone, with one relay, before players are told of it",
    })),
    ...when(count > addressQuota, () => ({
      code: "edge/address-quota",
      what: `\`edges.${key}\` has ${count} relays with an address each, and an account has ${addressQuota} per region`,
      fix: "ask Tencent's support for a higher quota before deploying the edge",
    })),
  ];
}
