import { once } from "node:events";
import type { Duplex } from "node:stream";
import type { Crowd, Player, Target, World } from "../../../drill/crowd";
import { until } from "../../../drill/until";

/** One connection of a player to home. */
export class Visit {
  text = "";
  closed = false;

  constructor(private readonly wire: Duplex) {
    wire.setEncoding("utf8").on("data", (text: string) => (this.text += text));
    wire.on("error", () => undefined).on("close", () => (this.closed = true));
  }

  /** Machine and address, as home says them. */
  async greeting(): Promise<string> {
    await until("home greets", () => this.text.includes("\n"));
    return this.text.split("\n")[0] ?? "";
  }

  /** Whether what is sent comes back. */
  async echoes(word: string, seconds = 10): Promise<boolean> {
    const from = this.text.length;
    this.wire.write(word);
    try {
      await until(`the echo of ${word}`, () => this.text.includes(word, from), seconds);
      return true;
    } catch {
      return false;
    }
  }

  async leave(): Promise<void> {
    if (this.closed) return;
    const closed = once(this.wire, "close");
    this.wire.destroy();
    await closed;
  }
}

/** A crowd that a test plays itself. */
export class Visitors implements Crowd {
  private readonly visits: Visit[] = [];
  private found: World | undefined;
  private hasFailed = false;

  /** @param before what it does before the failure */
  constructor(private readonly before: (visitors: Visitors) => Promise<void> = () => Promise.resolve()) {}

  get world(): World {
    if (this.found === undefined) throw new Error("there is no world yet");
    return this.found;
  }

  async arrive(world: World): Promise<void> {
    this.found = world;
    await this.before(this);
  }

  failed(): void {
    this.hasFailed = true;
  }

  /** Waits for the failure. */
  async failure(): Promise<void> {
    await until("the failure", () => this.hasFailed, 60);
  }

  visit(player: Player, target: Target): Visit {
    const visit = new Visit(this.world.call(player, target));
    this.visits.push(visit);
    return visit;
  }

  /** The first address of the entry or an edge. */
  target(player: Player, key: string): Target {
    const found = this.world.targets(player.region).find((target) => target.key === key);
    if (found === undefined) throw new Error(`nobody can call ${key}`);
    return found;
  }

  async leave(): Promise<void> {
    for (const visit of this.visits) await visit.leave();
  }
}
