import { dispatcherWatch } from "../model/dispatcher-watch";
import type { DispatchList } from "./list";
import type { Report } from "./load/report";

const { silentAfter } = dispatcherWatch;
/** What is assumed at most while nobody tells: else a fleet that went silent when it was full would stay so. */
const mostAssumed = 0.9;

/** One address of an edge, and what is known of who is there. */
export interface Relay {
  readonly edge: string;
  readonly address: string;
  readonly weight: number;
  /** Players' connections at most, as declared. */
  readonly capacity: number;
  /** Whether it is asked how it is. */
  measured: boolean;
  /** Rounds since its last report. */
  missed: number;
  well: boolean;
  /** The part of its capacity that is there. */
  usable: number;
  /** Connections at the last round: reported, or assumed. */
  used: number;
  /** Players that were sent here first since the last round. */
  handed: number;
}

/**
 * The relays of a list and their load. Between two rounds of reports it counts whom it has sent where. A relay that does not
 * report keeps what it had, which with every round comes nearer to the average of those that do.
 */
export class Fleet {
  readonly relays: readonly Relay[];
  /** Rounds of reports so far. */
  rounds = 0;
  /** Grows with every round, and when a relay becomes full. */
  generation = 0;
  private trusted = false;

  constructor({ edges }: Pick<DispatchList, "edges">) {
    this.relays = Object.entries(edges).flatMap(([edge, { weight, relays }]) =>
      relays.map(({ address, capacity }) => ({
        edge,
        address,
        weight,
        capacity,
        measured: false,
        missed: silentAfter,
        well: true,
        usable: capacity,
        used: 0,
        handed: 0,
      })),
    );
  }

  /** Takes what relays reported: by address, undefined for one that did not. Those that nobody asked are not in it. */
  round(reports: ReadonlyMap<string, Report | undefined>): void {
    for (const relay of this.relays) {
      relay.measured = reports.has(relay.address);
      // what one said that is asked no more is no longer known
      if (!relay.measured) {
        relay.well = true;
        relay.usable = relay.capacity;
      }
      const report = reports.get(relay.address);
      if (report === undefined) {
        relay.missed += 1;
        continue;
      }
      relay.missed = 0;
      relay.well = report.well;
      relay.usable = Math.floor(relay.capacity * report.share);
      relay.used = report.connections;
      relay.handed = 0;
    }
    const reporting = this.relays.filter(({ measured, missed }) => measured && missed === 0);
    this.assume(reporting);
    const measured = this.relays.filter((relay) => relay.measured);
    const heard = measured.filter(({ missed }) => missed < silentAfter);
    // when most are silent it is more likely that the way to them is broken than that they are
    this.trusted = 2 * heard.length >= measured.length && heard.length > 0;
    this.rounds += 1;
    this.generation += 1;
  }

  /** Counts a player that is told to try it first. */
  hand(relay: Relay): void {
    relay.handed += 1;
    if (isFull(relay)) this.generation += 1;
  }

  /** Whether it has not been heard for long while others are. Then it is tried after them. */
  isSilent({ measured, missed }: Relay): boolean {
    return this.trusted && measured && missed >= silentAfter;
  }

  private assume(reporting: readonly Relay[]): void {
    const well = reporting.filter((relay) => relay.well);
    const known = well.length > 0 ? well : this.relays.filter((relay) => relay.measured && relay.well);
    const average = share(known);
    for (const relay of this.relays) {
      if (reporting.includes(relay)) continue;
      // where nobody reports, whom they were sent would only ever add up
      const before = well.length > 0 ? relay.used + relay.handed : relay.used;
      const assumed = relay.measured ? toward(share([{ ...relay, used: before }]), average) : average;
      relay.used = relay.usable * (well.length > 0 && relay.measured ? assumed : Math.min(assumed, mostAssumed));
      relay.handed = 0;
    }
  }
}

/** Whether nobody else fits. */
export function isFull({ usable, used, handed }: Relay): boolean {
  return used + handed >= usable;
}

/** A third of the way. */
function toward(from: number, to: number): number {
  return from + (to - from) / 3;
}

/** How much of their room is taken, 0 to 1. None takes more than its own, whatever it says. */
function share(relays: readonly Pick<Relay, "used" | "usable">[]): number {
  const [used, usable] = relays.reduce(
    ([a, b], relay) => [a + Math.min(relay.used, relay.usable), b + relay.usable],
    [0, 0],
  );
  return usable === 0 ? 0 : used / usable;
}
