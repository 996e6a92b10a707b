import type { Advice } from "../cloud-model";
import { commonAdvice } from "../common-advice";
import { cloudOf, isPublic, type Edge } from "../edge";
import type { Environment } from "../environment";
import { when } from "../when";
import { isMainland, unlistedRegions } from "./regions";
import { shortestFreeTtl } from "./ttl";
import { withoutAddress } from "./rules/ens-addresses";

/** Machines that a load balancer sends to, unless Alibaba Cloud raises it (CLB: slb_quota_backendservers_num). */
const backendQuota = 200;

/** What the account needs, and what could be better. Facts: Alibaba sheet, sections 1, 3.3, 5.3, 8, 11 and 15. */
export function advice(environment: Environment): readonly Advice[] {
  return [
    ...commonAdvice(environment),
    ...account(environment),
    ...entry(),
    ...home(environment),
    ...names(environment),
    ...Object.keys(environment.ports).flatMap((name) => port(environment, name)),
    ...edgeAdvice(environment),
  ];
}

/** The same of edges alone. */
export function edgeAdvice(environment: Environment): readonly Advice[] {
  const edges = Object.entries(environment.edges).filter(([, edge]) => cloudOf(edge, environment.cloud) === "alibaba");
  return [...nodes(edges), ...edges.flatMap(([key, one]) => edge(key, one))];
}

function account({ home: { region } }: Environment): Advice[] {
  return [
    {
      code: "account/prerequisites",
      what: "Terraform cannot grant what the account needs: Cloud Data Transfer (CDT) activated once, and a free place among its 20 Anycast EIPs",
      fix: "activate CDT in the console, and have the quota raised where it is used up, before the first deploy",
    },
    ...when(
      unlistedRegions.some((name) => name === region),
      () => ({
        code: "home/region-unconfirmed",
        what: `\`home.region\` is ${region}, which Alibaba Cloud's list of regions for Anycast EIPs leaves out`,
        fix: "ask DescribeAnycastServerRegions first: the address is made all the same, and only binding it fails",
      }),
    ),
  ];
}

function entry(): Advice[] {
  return [
    {
      code: "entry/no-failover",
      what: "an Anycast EIP looks after nobody's health: when home is down, players are sent nowhere else",
      fix: "state where failover comes from, e.g. DNS with health checks, or accept that there is none",
    },
  ];
}

function home({ home: { fleet, health } }: Environment): Advice[] {
  return [
    ...when(health.http !== undefined, () => ({
      code: "health/http-timeout",
      what: `\`home.health.timeoutSeconds\` is ${health.timeoutSeconds}, but by HTTP the load balancer waits for the whole interval, ${health.intervalSeconds} seconds`,
      fix: "lower `home.health.intervalSeconds` where a machine that hangs must be noticed sooner",
    })),
    ...when(fleet.max > backendQuota, () => ({
      code: "home/backend-quota",
      what: `\`home.fleet.max\` is ${fleet.max}, and a load balancer sends to ${backendQuota} machines`,
      fix: "have the quota raised before the fleet grows, or take larger machines",
    })),
  ];
}

function names({ dns }: Environment): Advice[] {
  return when(dns !== undefined && dns.ttlSeconds < shortestFreeTtl, () => ({
    code: "dns/ttl-edition",
    what: `\`dns.ttlSeconds\` is ${dns?.ttlSeconds ?? ""}, and without a paid edition of Alibaba Cloud DNS it is ${shortestFreeTtl} at least`,
    fix: `write ${shortestFreeTtl}, or have the edition that allows less`,
  }));
}

function port({ ports }: Environment, name: string): Advice[] {
  return when(ports[name]?.protocol === "udp", () => ({
    code: "port/udp-check",
    what: `\`ports.${name}\` is UDP, whose check fails only when the machine answers that the port is closed: it does not prove that the game is well`,
    fix: "let the game close the port when it is not well",
  }));
}

function nodes(edges: readonly (readonly [string, Edge])[]): Advice[] {
  const all = edges.filter(([, { kind }]) => kind === "ens").map(([key]) => `\`edges.${key}\``);
  return when(all.length > 0, () => ({
    code: "edge/ens-nodes",
    what: `${all.join(", ")}: ENS nodes, their instance types and images are in no list that Terraform can read, and addresses there are billed by the 95th percentile of a month`,
    fix: "look with DescribeEnsRegions what the account has, and keep relays there for a month at least",
  }));
}

function edge(key: string, one: Edge): Advice[] {
  const joined = one.kind === "region" && !isPublic(one);
  const unknown = one.kind === "ens" ? withoutAddress(one) : [];
  return [
    ...when(joined && isMainland(one.region), () => ({
      code: "edge/cross-border",
      what: `\`edges.${key}\` is in mainland China: its private road home crosses the border, which needs an approval`,
      fix: "apply for cross-border bandwidth in the console of CEN before deploying the edge",
    })),
    ...when(unknown.length > 0, () => ({
      code: "edge/addresses-missing",
      what: `\`edges.${key}\`: Terraform is not told which addresses ${unknown.join(", ")} have, so neither players nor home are`,
      fix: "after the first deploy of the edge read them in the console, write them under `relays.addresses`, and deploy traffic",
    })),
  ];
}
