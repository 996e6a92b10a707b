import type { Graph } from "../cloud-model";
import { contains, privateRanges } from "../network";
import type { Port } from "../port";
import type { Rule } from "../rule";
import { finding, type Resource } from "./resources";

/** Numbers of a protocol, both ends in it. */
export interface Numbers {
  readonly protocol: Port["protocol"];
  readonly from: number;
  readonly to: number;
}

/** Numbers that a range of addresses may reach; of every protocol where none is named. */
export interface Opening extends Omit<Numbers, "protocol"> {
  readonly protocol?: Port["protocol"];
  /** As it is written: 0.0.0.0/0, or ::/0; words where the addresses are written elsewhere. */
  readonly source: string;
  readonly resource: Resource;
  /** The argument it is written in. */
  readonly at: string;
}

/** How a cloud shows in a stack who may come, and what the world can reach. */
export interface ExposureSigns {
  /** What is let in, as far as it is known; only TCP and UDP. */
  readonly openings: (graph: Graph) => readonly Opening[];
  /** What has, or gives, a public address. */
  readonly addresses: (graph: Graph) => readonly PublicAddress[];
}

interface PublicAddress {
  readonly resource: Resource;
  readonly what: string;
  /**
   * Whether it is the entry's, or home's own behind an accelerator, or binds one of these.
   *
   * @default - neither
   */
  readonly of?: "entry" | "home";
}

/** What a stack may show of itself. */
export interface Exposed {
  /** Whose stack it is, as it is said in messages. */
  readonly whose: string;
  /** What the world may reach. */
  readonly world: readonly Numbers[];
  /** What only relays on private roads may reach. */
  readonly relays: readonly Numbers[];
  /** Which public addresses there may be. */
  readonly addresses: "any" | "entry" | "home" | "none";
}

const source = "design: the world reaches the declared ports, and home by its entry alone";
/** Of load balancers' health checks on Tencent Cloud and Alibaba Cloud. */
const probeRange = "100.64.0.0/10";
/** Ranges with fewer fixed bits are nobody's own network. */
const narrowest = { ipv4: 16, ipv6: 32 };

/** What the world can reach of one stack, also by resources a team added by itself. */
export function exposureRules(signs: ExposureSigns, exposed: Exposed): readonly Rule<Graph>[] {
  const { whose, world, relays, addresses } = exposed;
  return [
    {
      code: "exposure/port",
      source,
      check: (graph) =>
        signs
          .openings(graph)
          .filter((opening) => isWorld(opening) && !world.some((numbers) => covers(numbers, opening)))
          .map((opening) =>
            finding(opening.resource, {
              at: opening.at,
              what: `${told(opening)} is open to ${opening.source}, which is not among what the world may reach ${whose}`,
              fix: "remove it, write addresses of your own in place of a wide range or a list, or declare the port in `ports`",
            }),
          ),
    },
    {
      code: "exposure/relay-port",
      source: "design: home believes what relays say of a player's address",
      check: (graph) =>
        signs
          .openings(graph)
          .filter((opening) => !isWorld(opening) && !isPrivate(opening.source))
          .filter((opening) => relays.some((numbers) => meets(numbers, opening)))
          .map((opening) =>
            finding(opening.resource, {
              at: opening.at,
              what: `${told(opening)} is for relays alone, and is open to ${opening.source}`,
              fix: "remove it; relays that come over the Internet are let in by `backhaul.public` of their edge",
            }),
          ),
    },
    {
      code: "exposure/address",
      source,
      check: (graph) =>
        signs
          .addresses(graph)
          .filter(({ of }) => addresses !== "any" && addresses !== of)
          .map(({ resource, what }) =>
            finding(resource, {
              what: `${what} ${whose}, ${addresses === "home" ? "which has one that is made with it" : "whose only public address is the entry's"}`,
              fix: "remove it, or give it a stack of its own",
            }),
          ),
    },
  ];
}

function told({ protocol, from, to }: Opening): string {
  const numbers = from === to ? `port ${from}` : `ports ${from} to ${to}`;
  return protocol === undefined ? `every protocol on ${numbers}` : `${protocol.toUpperCase()} ${numbers}`;
}

function covers(numbers: Numbers, { protocol, from, to }: Opening): boolean {
  return protocol === numbers.protocol && numbers.from <= from && to <= numbers.to;
}

function meets(numbers: Numbers, { protocol = numbers.protocol, from, to }: Opening): boolean {
  return protocol === numbers.protocol && numbers.from <= to && from <= numbers.to;
}

function isPrivate(range: string): boolean {
  if (range.includes(":")) return /^f[cd]/i.test(range);
  return [...privateRanges, probeRange].some((one) => contains(one, range));
}

/** So many addresses that nobody can say whose they are, or any, in a list that is not read here. */
function isWorld({ source: range }: Opening): boolean {
  if (!range.includes("/")) return true;
  const bits = Number(range.split("/")[1]);
  return !isPrivate(range) && bits < (range.includes(":") ? narrowest.ipv6 : narrowest.ipv4);
}
