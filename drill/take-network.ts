import { ProblemError } from "../model/problem";
import { relayHealth } from "../model/relay";
import { Listener } from "./network/listener";

/** 127.0 and 127.1 are what others use. */
const [first, last] = [2, 254];

/** A network 127.N that nobody else's drill has: who has it listens on its first address, and the kernel lets go of it with the process. */
export async function takeNetwork(): Promise<{ readonly run: number; readonly release: () => Promise<void> }> {
  let refusal: unknown;
  for (let run = first; run <= last; run += 1) {
    try {
      const lock = await Listener.start({ address: `127.${run}.0.0`, port: relayHealth.port }, (socket) =>
        socket.destroy(),
      );
      return { run, release: () => lock.stop() };
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      refusal = error;
    }
  }
  throw refusal;
}
