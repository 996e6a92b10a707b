import { cloudNames } from "../../model/cloud-name";
import { cloudModels } from "../../model/clouds";
import type { Question } from "../terminal";
import type { Defaults } from "./defaults";
import { plainBackends, type Flags } from "./wishes";

/** Something an environment cannot do without, unless the defaults say it. */
export interface Need {
  /** How it is written on the command line. */
  readonly flag: string;
  readonly key: keyof Flags;
  /** Where a defaults file would say it. */
  readonly path: readonly string[];
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
      const name = cloudNames.find((cloud) => cloud === (flags.cloud ?? defaults.value(["cloud"])));
      return { message: "Region of the backend cluster", choices: name && cloudModels[name].homeRegions };
    },
  },
  {
    flag: "--zone <zone> (at least two)",
    key: "zone",
    path: ["home", "zones"],
    question: (flags, defaults) => {
      const region = flags.home ?? String(defaults.value(["home", "region"]));
      return { message: "Its zones, at least two, with commas between", initial: `${region}-1,${region}-2` };
    },
  },
  {
    flag: "--port <name=protocol:number>",
    key: "port",
    path: ["ports"],
    question: () => ({ message: "Ports players connect to, with commas between", initial: "game=tcp:7000" }),
  },
  {
    flag: "--bandwidth <Mbit/s>",
    key: "bandwidth",
    path: ["entry", "bandwidthMbps"],
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
    question: () => ({ message: "Cap of each relay's public traffic in Mbit/s", initial: "100" }),
  },
];

/** What neither the flags nor the defaults say yet. */
export function missing(flags: Flags, defaults: Defaults): Need[] {
  const cloud = cloudNames.find((name) => name === (flags.cloud ?? defaults.value(["cloud"])));
  // until there is one, what the defaults of some cloud say may not be missing
  const clouds = cloud === undefined ? cloudNames : [cloud];
  return [...needs, ...(flags.edge.length > 0 ? relayNeeds : [])].filter(({ key, path }) => {
    const said = flags[key];
    if (said !== undefined && said.length > 0) return false;
    // zones belong to their region: with another one the inherited zones say nothing
    const elsewhere = key === "zone" && flags.home !== undefined && flags.home !== defaults.value(["home", "region"]);
    return elsewhere || clouds.every((one) => defaults.value(path, one) === undefined);
  });
}
