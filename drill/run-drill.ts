import { rmSync } from "node:fs";
import { AddressBook } from "./address-book";
import { carriedPorts } from "./carried-ports";
import { Clock } from "./clock";
import { Course } from "./course";
import type { DrillInput, DrillResult } from "./drill";
import { Ends } from "./ends";
import { Findings } from "./findings";
import { haproxyVersion } from "./haproxy/haproxy-version";
import { makeFolder } from "./make-folder";
import { Network } from "./network/network";
import type { Scene } from "./cast/scene";
import { takeNetwork } from "./take-network";

/**
 * Makes a part of a deployed environment fail, on loopback and with real relays, and measures who notices when.
 *
 * @throws ProblemError `drill/*`; the signal's reason when it comes. Nothing is left running in any case
 */
export async function runDrill(input: DrillInput): Promise<DrillResult> {
  const ends = new Ends();
  const ended = new AbortController();
  const signal = AbortSignal.any([input.signal, ended.signal]);
  try {
    signal.throwIfAborted();
    const ports = carriedPorts(input);
    const folder = makeFolder();
    ends.add(() => rmSync(folder, { recursive: true }));
    const haproxy = Object.keys(input.topology.edges).length > 0 ? await haproxyVersion() : undefined;
    const { run, release } = await takeNetwork();
    ends.add(release);
    const clock = new Clock(input.speed);
    const network = new Network(input.speed);
    ends.add(() => network.close());
    const findings = new Findings(() => clock.seconds);
    const scene: Scene = {
      ...{ topology: input.topology, atlas: input.atlas, ports, folder, clock, network, ends, signal },
      book: new AddressBook(run, input.atlas.players.length),
      finds: (who, subject) => findings.finds(who, subject),
      fail: (error) => ended.abort(error),
    };
    return await new Course(input, scene, findings).run(haproxy);
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    // whoever still waits for something of the drill waits no longer
    ended.abort();
    await ends.run();
  }
}
