import type { Port } from "../../model/port";
import type { Check } from "../check";
import { doorCheck, type OpenDoor } from "./door";
import { speechCheck } from "./speech";

/** Sends the message that the port's `probe` declares. Without one nobody can tell from outside whether UDP is open. */
export function datagramCheck(open: OpenDoor, probe: Port["probe"]): Check {
  const way = doorCheck(open);
  if (probe === undefined || probe === "ping")
    return { ...way, look: (world, signal) => (world.talk ? silence() : way.look(world, signal)) };
  const { send, expect, format } = probe;
  const bytes = (text: string): Buffer => Buffer.from(text, format === "hex" ? "hex" : "utf8");
  const spoken = speechCheck({
    ...way,
    expected: `answers ${send} with ${expect}`,
    fix: open.fix,
    speak: (talk, signal) => talk.send(open.door, bytes(send), signal),
    judge: (answer) => {
      if (answer.includes(bytes(expect))) return { verdict: "ok", found: "answers" };
      const found = `answers ${answer.toString(format === "hex" ? "hex" : "latin1").slice(0, 80)}`;
      return {
        verdict: "different",
        found,
        because: "something answers, and not what `probe.expect` says",
        fix: open.fix,
      };
    },
  });
  // of a port that nobody can answer on, the way is still to be seen
  return { ...spoken, look: (world, signal) => (world.talk ? spoken : way).look(world, signal) };
}

function silence(): ReturnType<Check["look"]> {
  const found = "UDP says nothing by itself, and the port has no `probe` message to send";
  return Promise.resolve({ verdict: "not-looked-at", found });
}
