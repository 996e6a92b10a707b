import { cloudNames, type CloudName } from "../../model/cloud-name";
import { cloudModels } from "../../model/clouds";
import type { Question } from "../terminal";
import type { Defaults } from "./defaults";
import { plainBackends, wishesOf, type Flags } from "./wishes";

/** Something an environment cannot do without, unless the defaults say it. */
export interface Need {
  /** How it is written on the command line. */
  readonly flag: string;
  readonly key: keyof Flags;
  /** Where a defaults file would say it. */
  readonly path: readonly string[];
  /** Whether this environment cannot do without it. Default: every one. */
  readonly applies?: (cloud: CloudName | undefined, flags: Flags, defaults: Defaults) => boolean;
  question(flags: Flags, defaults: Defaults): Question;
}

const needs: readonly Need[] = [
  {
    flag: `--state <${plainBackends.join("|")}>`,
    key: "state",
    path: ["state"],
    question: () => ({ message: "Where Terraform keeps its state", choices: plainBackends }),
  },
  {
    flag: "--cloud <cloud>",
    key: "cloud",
    path: ["cloud"],
    question: () => ({ message: "Cloud", choices: cloudNames }),
  },
  {
    flag: "--home <region>",
    key: "home",
    path: ["home", "region"],
    question: (flags, defaults) => {
      const name = cloudOf(flags, defaults);
      return { message: "Region of the backend cluster", choices: name && cloudModels[name].homeRegions };
    },
  },
  {
    flag: "--zone <zone> (at least two)",
    key: "zone",
    path: ["home", "zones"],
    question: (flags, defaults) => {
      const region = flags.home ?? String(defaults.value(["home", "region"]));
      return { message: "Its zones, at least two, with commas between", initial: usualZones(region, flags, defaults) };
    },
  },
  {
    flag: "--port <name=protocol:number>",
    key: "port",
    path: ["ports"],
    question: () => ({
      message: "Ports players connect to, with commas between; behind a TCP one the port that home has for relays",
      initial: "game=tcp:7000:17000",
    }),
  },
  {
    flag: "--bandwidth <Mbit/s>",
    key: "bandwidth",
    path: ["entry", "bandwidthMbps"],
    applies: (cloud) => cloud === "tencent",
    question: () => ({ message: "Cap of the anycast address in Mbit/s", initial: "100" }),
  },
  {
    flag: "--min <machines>",
    key: "min",
    path: ["home", "fleet", "min"],
    question: () => ({ message: "Fewest machines of the fleet", initial: "2" }),
  },
  {
    flag: "--max <machines>",
    key: "max",
    path: ["home", "fleet", "max"],
    question: (flags, defaults) => {
      const fewest = defaults.value(["home", "fleet", "min"], flags.cloud);
      return {
        message: "Most machines of the fleet",
        initial: flags.min ?? (typeof fewest === "number" ? String(fewest) : undefined),
      };
    },
  },
  {
    flag: "--instance-type <type>",
    key: "instanceType",
    path: ["home", "fleet", "instanceType"],
    question: () => ({ message: "Instance type of the fleet" }),
  },
  {
    flag: "--image <id>",
    key: "image",
    path: ["home", "fleet", "image"],
    question: () => ({ message: "Machine image of the fleet" }),
  },
  {
    flag: "--health-port <name>",
    key: "healthPort",
    path: ["home", "health", "port"],
    applies: (cloud, flags, defaults) => cloud === "aws" && hasUdp(flags, defaults),
    question: () => ({ message: "Name of the TCP port that is checked for all: UDP cannot be probed on AWS" }),
  },
  {
    flag: "--dns-zone-id <id>",
    key: "dnsZoneId",
    path: ["dns", "zoneId"],
    applies: (cloud, flags) => cloud === "aws" && flags.dns !== undefined,
    question: () => ({ message: "Id of the domain's hosted zone, such as Z0123456789ABCDEFGHIJ" }),
  },
];

const relayNeeds: readonly Need[] = [
  {
    flag: "--relay-instance-type <type>",
    key: "relayInstanceType",
    path: ["relays", "instanceType"],
    question: (flags) => ({ message: "Instance type of the relays", initial: flags.instanceType }),
  },
  {
    flag: "--relay-image <id>",
    key: "relayImage",
    path: ["relays", "image"],
    question: (flags) => ({ message: "Machine image of the relays", initial: flags.image }),
  },
  {
    flag: "--relay-bandwidth <Mbit/s>",
    key: "relayBandwidth",
    path: ["relays", "bandwidthMbps"],
    applies: (cloud) => cloud === "tencent" || cloud === "alibaba",
    question: () => ({ message: "Cap of each relay's public traffic in Mbit/s", initial: "100" }),
  },
];

/** The cloud, as far as it is said. */
export function cloudOf({ cloud }: Pick<Flags, "cloud">, defaults: Defaults): CloudName | undefined {
  return cloudNames.find((name) => name === (cloud ?? defaults.value(["cloud"])));
}

/** What the names of two zones of a region have behind it. */
const zoneEndings: Readonly<Record<CloudName, (region: string) => readonly [string, string]>> = {
  tencent: () => ["-1", "-2"],
  aws: () => ["a", "b"],
  alibaba: (region) => (/\d$/.test(region) ? ["a", "b"] : ["-b", "-c"]),
};

/** Two zones of a region as the cloud names them. */
function usualZones(region: string, flags: Flags, defaults: Defaults): string {
  const endings = zoneEndings[cloudOf(flags, defaults) ?? "tencent"](region);
  return endings.map((zone) => region + zone).join();
}

function hasUdp(flags: Flags, defaults: Defaults): boolean {
  const inherited = defaults.value(["ports"], cloudOf(flags, defaults)) as object | undefined;
  return JSON.stringify({ ...inherited, ...wishesOf(flags).wishes.ports }).includes('"protocol":"udp"');
}

/** What neither the flags nor the defaults say yet. */
export function missing(flags: Flags, defaults: Defaults): Need[] {
  const cloud = cloudOf(flags, defaults);
  // until there is one, what the defaults of some cloud say may not be missing
  const clouds = cloud === undefined ? cloudNames : [cloud];
  return [...needs, ...(flags.edge.length > 0 ? relayNeeds : [])].filter(({ key, path, applies }) => {
    if (applies?.(cloud, flags, defaults) === false) return false;
    const said = flags[key];
    if (said !== undefined && said.length > 0) return false;
    // zones belong to their region: with another one the inherited zones say nothing
    const elsewhere = key === "zone" && flags.home !== undefined && flags.home !== defaults.value(["home", "region"]);
    return elsewhere || clouds.every((one) => defaults.value(path, one) === undefined);
  });
}
