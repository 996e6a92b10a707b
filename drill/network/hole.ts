import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { loopback } from "../loopback";
import type { Place } from "./listener";

/** A thread that listens and never takes anybody: as its loop stands still, the kernel's queue is all there is. */
const script = `
const { parentPort, workerData } = require("node:worker_threads");
const { createServer } = require("node:net");
parentPort.once("message", (places) => {
  let open = 0;
  const servers = places.map(({ address, port }) =>
    createServer().listen({ host: address, port, backlog: 1 }, () => {
      open += 1;
      if (open < places.length) return;
      parentPort.postMessage("open");
      Atomics.wait(workerData, 0, 0);
      for (const server of servers) server.close();
    }),
  );
});
`;
/** What fits into a queue that was asked to hold one, and one that does not. */
const enough = 3;
const fillMs = 100;

/** Places where connections are neither taken nor refused: a kernel whose queue is full says nothing. That is how a silent part looks. */
export class Hole {
  private readonly over = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  private readonly worker = new Worker(script, { eval: true, workerData: this.over });
  private readonly ended = once(this.worker, "exit");
  private readonly fillers: Socket[] = [];

  constructor() {
    // who waits for it is told by `once`
    this.worker.on("error", () => undefined);
    this.ended.catch(() => undefined);
  }

  /** Resolves once it can open fast. */
  async ready(): Promise<void> {
    await once(this.worker, "online");
  }

  /** Nobody else may listen there. Once for each hole. */
  async open(places: readonly Place[]): Promise<void> {
    for (const { address } of places) loopback(address);
    const open = once(this.worker, "message");
    this.worker.postMessage(places);
    await open;
    await Promise.all(places.map((place) => this.fill(place)));
  }

  async close(): Promise<void> {
    for (const filler of this.fillers) filler.destroy();
    Atomics.store(this.over, 0, 1);
    Atomics.notify(this.over, 0);
    await this.ended.catch(() => this.worker.terminate());
  }

  /** Who called in between has a place in the queue as well: then one filler more gets no answer. */
  private async fill({ address, port }: Place): Promise<void> {
    const fillers = Array.from({ length: enough }, () => connect(port, address).on("error", () => undefined));
    this.fillers.push(...fillers);
    const taken = fillers
      .slice(0, enough - 1)
      .map((filler) => new Promise((resolve) => filler.once("connect", resolve)));
    await Promise.race([Promise.all(taken), sleep(fillMs)]);
  }
}
