import type { Advice } from "../cloud-model";
import { commonAdvice } from "../common-advice";
import type { Environment } from "../environment";
import { when } from "../when";
import { acceleratorRegion } from "./accelerator-region";
import { acceleratorSeconds } from "./idle";
import { optInRegions } from "./regions";
import { topicRegion } from "./topic";
import { activeEdges, protocolsOf } from "./traffic";

/** Elastic IP addresses an account may have in one region, unless AWS raises it. */
const addressQuota = 5;

/** Zones the accelerator does not reach; their letters are another in each account (docs preserve-client-ip-address.regions). */
const unreached: Readonly<Record<string, string>> = {
  "ap-northeast-1": "apne1-az3",
  "ca-central-1": "cac1-az3",
  "us-west-1": "usw1-az2",
};

/** What the account needs, and what could be better. Facts: AWS sheet, sections 16, 17 and 20. */
export function advice(environment: Environment): readonly Advice[] {
  return [
    ...commonAdvice(environment),
    ...account(environment),
    ...entry(environment),
    ...alarms(environment),
    ...traffic(environment),
    ...ports(environment),
    ...edgeAdvice(environment),
  ];
}

/** The same of edges alone. */
export function edgeAdvice(environment: Environment): readonly Advice[] {
  return activeEdges(environment).flatMap(([key]) => edge(environment, key));
}

function account(environment: Environment): Advice[] {
  const used = regionsOf(environment);
  const optIn = used.filter((region) => optInRegions.some((name) => name === region));
  return [
    {
      code: "account/prerequisites",
      what: `Terraform cannot raise quotas: an account has 20 accelerators, ${addressQuota} Elastic IP addresses per region, and per accelerator 10 listeners`,
      fix: "have them raised in the Service Quotas console, those of Global Accelerator in us-east-1, before the first deploy",
    },
    ...when(optIn.length > 0, () => ({
      code: "account/region-opt-in",
      what: `${optIn.join(", ")} ${optIn.length === 1 ? "works" : "work"} only in accounts that have asked for it`,
      fix: "enable it once for the account, not from an environment: it concerns everybody in the account",
    })),
    ...used.flatMap((region) =>
      when(unreached[region] !== undefined, () => ({
        code: "account/zone-unreached",
        what: `the accelerator reaches all zones of ${region} but ${unreached[region] ?? ""}, whose letter is another in each account`,
        fix: `look it up with \`aws ec2 describe-availability-zones --region ${region}\`, and write other zones`,
      })),
    ),
  ];
}

function entry({ entry: { dualStack } }: Environment): Advice[] {
  return when(dualStack, () => ({
    code: "entry/dual-stack-later",
    what: "`entry.dualStack` cannot be turned on for an accelerator that has load balancers behind it",
    fix: "where the entry exists already as IPv4, destroy `traffic`, deploy the entry, deploy `traffic` again",
  }));
}

function alarms({ home }: Environment): Advice[] {
  const told = new Set(home.alarms?.notices.map(topicRegion));
  const silent = [
    { region: home.region, which: "home's alarms" },
    { region: acceleratorRegion, which: "the accelerator's alarm" },
  ].filter(({ region }) => home.alarms !== undefined && !told.has(region));
  return silent.map(({ region, which }) => ({
    code: "alarm/silent",
    what: `\`home.alarms.notices\` names no topic in ${region}, so ${which} will tell nobody`,
    fix: `add an SNS topic in ${region}`,
  }));
}

function traffic(environment: Environment): Advice[] {
  const { home } = environment;
  const edges = activeEdges(environment);
  const dials = [home.dialPercent, ...edges.map(([, { dialPercent }]) => dialPercent)];
  const taking = edges.filter(([, { drain }]) => !drain);
  const areas = new Set([home.region, ...taking.map(([, { region }]) => region)].map((name) => name.startsWith("eu-")));
  return [
    ...when(taking.length === 0, () => ({
      code: "traffic/one-endpoint",
      what: "home is the only place that takes players: when it is down, the accelerator sends them there all the same",
      fix: "add an edge, or end the drain of one",
    })),
    ...edges
      .filter(([, { drain }]) => drain)
      .map(([key, { region }]) => ({
        code: "traffic/drained",
        what: `\`edges.${key}\` is drained: new players near ${region} are sent to the next region`,
        fix: "remove `drain` when the work there is done",
      })),
    ...when(dials.length >= 3 && dials.every((percent) => percent < 100), () => ({
      code: "traffic/dials-low",
      what: "every `dialPercent` is below 100, and AWS does not say where the rest of the players goes",
      fix: "keep one region at 100",
    })),
    ...when(areas.size > 1, () => ({
      code: "traffic/residency",
      what: "regions inside and outside of Europe share an accelerator: under failure players of the one are sent to the other",
      fix: "where data must not leave, declare an environment for each area",
    })),
  ];
}

function ports(environment: Environment): Advice[] {
  const { ports: all } = environment;
  const heartbeats = protocolsOf(environment)
    .map((protocol) => `${protocol.toUpperCase()} after ${acceleratorSeconds[protocol]}`)
    .join(", ");
  const least = Math.min(...protocolsOf(environment).map((protocol) => acceleratorSeconds[protocol]));
  return [
    {
      code: "port/heartbeat",
      what: `the accelerator forgets connections without data, ${heartbeats} seconds; keep-alives of TCP do not count`,
      fix: `let the game send something at least every ${least / 2} seconds`,
    },
    ...Object.entries(all)
      .filter(([, { protocol, idleSeconds = 0 }]) => protocol === "tcp" && idleSeconds > acceleratorSeconds.tcp)
      .map(([name, { idleSeconds = 0 }]) => ({
        code: "port/idle-long",
        what: `\`ports.${name}.idleSeconds\` is ${idleSeconds}, but the accelerator before it forgets after ${acceleratorSeconds.tcp}`,
        fix: `write at most ${acceleratorSeconds.tcp}, so that nobody relies on more`,
      })),
  ];
}

function edge({ edges }: Environment, key: string): Advice[] {
  const count = Object.keys(edges[key]?.relays.zones ?? {}).length;
  return when(count > addressQuota, () => ({
    code: "edge/address-quota",
    what: `\`edges.${key}\` has ${count} zones with an address each, and an account has ${addressQuota} per region`,
    fix: "have the quota raised before deploying the edge",
  }));
}

function regionsOf(environment: Environment): string[] {
  return [environment.home.region, ...activeEdges(environment).map(([, { region }]) => region)];
}
