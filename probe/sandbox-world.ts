import type { Answer, Door, Question, Tried, World } from "./world";

/** What the sandbox can tell of itself. */
export interface SimulatedWorld {
  /** What a name stands for. */
  resolve(name: string, type: string): readonly string[];
  /** The name servers of a zone; undefined where it was not made there. */
  nameServers(zone: string): readonly string[] | undefined;
  open(door: Door): Tried;
}

/** The sandbox as a world. Nobody is there to talk to, and times mean nothing. */
export function sandboxWorld(simulated: SimulatedWorld): World {
  return {
    name: "sandbox",
    views: ["zone"],
    follow: ["zone"],
    tries: 1,
    resolve: (question) => Promise.resolve(answer(question, simulated)),
    open: (door) => Promise.resolve(simulated.open(door)),
  };
}

function answer({ name, type, at }: Question, simulated: SimulatedWorld): Answer {
  if (type !== "NS") return { outcome: "answered", values: simulated.resolve(name, type) };
  if (at === "public") return { outcome: "answered", values: simulated.resolve(name, type) };
  const own = simulated.nameServers(name);
  if (own === undefined) return { outcome: "unknown", why: `the sandbox does not know the servers of ${name}` };
  return { outcome: "answered", values: own };
}
