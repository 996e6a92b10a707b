import { entryWord } from "../model/dispatch";
import { asciiJson } from "./ascii-json";
import { Chooser, type Choice } from "./choose";
import { Fleet } from "./fleet";
import type { DispatchList } from "./list";
import { PlayerRegions } from "./player-regions";

/** One list in use: answers players, and counts the answers. */
export class Directory {
  readonly fleet: Fleet;
  /** Answers given, by player region; those of no region under the empty name. */
  readonly answers = new Map<string, number>();
  private readonly regions: PlayerRegions;
  private readonly chooser: Chooser;
  private readonly written: ReadonlyMap<Choice, string>;
  private readonly head: string;
  private readonly tail: string;
  private readonly until: number;

  constructor(readonly list: DispatchList) {
    const { game, environment, version, ttlSeconds, ports, entry, https } = list;
    this.until = Date.parse(list.expires);
    this.fleet = new Fleet(list);
    this.regions = new PlayerRegions(list);
    this.chooser = new Chooser(this.fleet, Math.random);
    // only its name leads a player to the nearest of an entry's areas; the list has none where addresses are anycast
    const names = entry.name === undefined ? [] : [{ kind: "entry", name: entry.name }];
    const entries = [...names, ...entry.addresses.map((address) => ({ kind: "entry", address }))];
    this.written = new Map<Choice, string>([
      [entryWord, entries.map((one) => asciiJson(one)).join(",")],
      ...this.fleet.relays.map(
        (relay) => [relay, asciiJson({ kind: "relay", edge: relay.edge, address: relay.address })] as const,
      ),
    ]);
    // an answer is made of ready parts: there are thousands of them in a second
    this.head = `${asciiJson({ game, environment, version, ttlSeconds, ports }).slice(0, -1)},"region":`;
    this.tail = https === undefined ? "]}" : `,${asciiJson({ kind: "https", url: https.url })}]}`;
  }

  /** Whether the list still counts. */
  isCurrent(now: Date): boolean {
    return now.getTime() < this.until;
  }

  /** What a player tries, in JSON. */
  answer(regionName: string | undefined, address: () => string): string {
    const { name, order } = this.regions.find(regionName, address);
    this.answers.set(name ?? "", (this.answers.get(name ?? "") ?? 0) + 1);
    const tried = this.chooser.choose(order).map((choice) => this.written.get(choice));
    return `${this.head}${asciiJson(name)},"try":[${tried.join(",")}${this.tail}`;
  }
}
