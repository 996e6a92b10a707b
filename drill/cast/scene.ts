import type { Port } from "../../model/port";
import type { Atlas } from "../../simulator/atlas/atlas";
import type { Topology } from "../../simulator/topology";
import type { AddressBook } from "../address-book";
import type { Clock } from "../clock";
import type { Ends } from "../ends";
import type { Network } from "../network/network";
import type { Finds } from "./watcher";

/** What all parts of a drill have in common. */
export interface Scene {
  readonly topology: Topology;
  readonly atlas: Atlas;
  /** Those that are carried: TCP, each of one number. */
  readonly ports: Readonly<Record<string, Port>>;
  readonly book: AddressBook;
  readonly clock: Clock;
  readonly network: Network;
  readonly ends: Ends;
  readonly finds: Finds;
  /** Where programs have their files. */
  readonly folder: string;
  /** Ends the drill with what a part has to say: a program that has died. */
  readonly fail: (error: Error) => void;
  /** The drill is to end: whoever waits stops waiting. */
  readonly signal: AbortSignal;
}
