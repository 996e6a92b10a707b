import { Link } from "./link";
import { Wire, type Call } from "./wire";

/** A part that has gone silent, or a road that has. */
export type Lost = (from: string, to: string) => boolean;

/** All roads of a drill, and all connections over them. Parts have names such as `home/ap-seoul-1/2`. */
export class Network {
  private readonly links = new Map<string, Link>();
  private readonly wires = new Set<Wire>();
  private lost: readonly Lost[] = [];

  constructor(private readonly speed: number) {}

  /** The road between two parts: what is said of it first stays. */
  link(from: string, to: string, { roundTripMs = 0, loss = 0 }: { roundTripMs?: number; loss?: number } = {}): Link {
    const key = `${from} ${to}`;
    const known = this.links.get(key);
    if (known !== undefined) return known;
    const link = new Link({ from, to, roundTripMs, loss, speed: this.speed });
    link.silent = this.isLost(link);
    this.links.set(key, link);
    return link;
  }

  connect(link: Link, call: Call): Wire {
    const wire = new Wire(link, call);
    this.wires.add(wire);
    // a wire that is given up may still have a socket behind a silent link: it stays until the end
    if (!link.silent) wire.once("close", () => !link.silent && this.wires.delete(wire));
    return wire;
  }

  /** Makes roads fall silent, those that are made later as well. */
  lose(lost: Lost): void {
    this.lost = [...this.lost, lost];
    this.update();
  }

  /** Undoes it: what waited comes through. */
  restore(lost: Lost): void {
    this.lost = this.lost.filter((one) => one !== lost);
    this.update();
  }

  /** Ends all connections. */
  close(): void {
    for (const wire of this.wires) wire.cut();
    this.wires.clear();
  }

  private update(): void {
    for (const link of this.links.values()) link.silent = this.isLost(link);
  }

  private isLost({ from, to }: Link): boolean {
    return this.lost.some((lost) => lost(from, to));
  }
}
