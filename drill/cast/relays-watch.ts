import type { Lost } from "../network/network";
import type { Relay } from "./relay";
import type { Finds, Watcher } from "./watcher";

/** What the relays of an edge make of home. */
export class RelaysWatch implements Watcher {
  readonly who: string;
  readonly by = "haproxy";
  readonly subjects: readonly string[];

  constructor(
    key: string,
    private readonly relays: readonly Relay[],
  ) {
    this.who = `the relays of ${key}`;
    this.subjects = relays.map(({ part }) => part);
  }

  /** Relays that roads to home are lost of. */
  cutOff(lost: Lost): string[] {
    return this.relays.filter((relay) => lostGates(relay, lost).length > 0).map(({ part }) => part);
  }

  /** Says when a relay has noticed of as many addresses of home as are lost that they are: on one port, which is then not served. */
  listen(lost: Lost, finds: Finds): void {
    for (const relay of this.relays) {
      const enough = new Set(lostGates(relay, lost).map(({ link }) => link)).size;
      relay.on("down", (_port, homes) => {
        if (homes === enough) finds(this.who, relay.part);
      });
    }
  }

  /** Relays check each by itself: the first of them counts. */
  async passed(subjects: readonly string[], lost: Lost): Promise<void> {
    const relay = this.relays.find(({ part }) => subjects.includes(part));
    if (relay !== undefined) await relay.checked(lostGates(relay, lost));
  }
}

function lostGates({ props: { gates } }: Relay, lost: Lost): Relay["props"]["gates"] {
  return gates.filter(({ link }) => lost(link.from, link.to));
}
