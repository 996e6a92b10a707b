import { Resolver, TIMEOUT } from "node:dns/promises";
import type { Answer, Question } from "../world";
import { within } from "./within";

export interface NamesOptions {
  /** Addresses of public resolvers, with a port where it is not 53. */
  readonly resolvers: readonly string[];
  /** Port of the zones' own servers. */
  readonly port: number;
  /** Time that a question is given. A zone's own servers are found by two of them, before the first is asked. */
  readonly milliseconds: number;
}

/** Names of a zone's servers that are looked up, and addresses of them that are asked. */
const mostServers = 4;
const nothing = ["ENOTFOUND", "ENODATA"];

/** DNS, asked at a public resolver and at the zones' own servers. */
export class Names {
  private readonly servers = new Map<string, Promise<readonly string[]>>();

  constructor(private readonly options: NamesOptions) {}

  async resolve({ name, type, zone, at }: Question, signal: AbortSignal): Promise<Answer> {
    try {
      const servers = at === "public" ? this.options.resolvers : await this.serversOf(zone, signal);
      if (servers.length === 0) return { outcome: "unknown", why: `the world is told no server of ${zone}` };
      return { outcome: "answered", values: await this.ask(servers, name, type, signal) };
    } catch (error) {
      signal.throwIfAborted();
      return {
        outcome: "silent",
        why: `DNS does not answer: ${(error as NodeJS.ErrnoException).code ?? String(error)}`,
      };
    }
  }

  /** @throws NodeJS.ErrnoException where no server answers, or none in time */
  private async ask(
    servers: readonly string[],
    name: string,
    type: Question["type"],
    signal: AbortSignal,
  ): Promise<readonly string[]> {
    const { milliseconds } = this.options;
    // they are asked in turn: one that is mute leaves time for the next
    const resolver = new Resolver({ timeout: Math.ceil(milliseconds / servers.length), tries: 1 });
    resolver.setServers(servers);
    const values = await within(milliseconds, signal, async (until) => {
      until.addEventListener("abort", () => resolver.cancel(), { once: true });
      try {
        return await records(resolver, name, type);
      } catch (error) {
        if (nothing.includes((error as NodeJS.ErrnoException).code ?? "")) return [];
        throw error;
      }
    });
    if (values === undefined) throw Object.assign(new Error("no answer in time"), { code: TIMEOUT });
    return values;
  }

  /** Found once: every record of a zone is asked of the same. */
  private serversOf(zone: string, signal: AbortSignal): Promise<readonly string[]> {
    const known = this.servers.get(zone) ?? this.findServers(zone, signal);
    this.servers.set(zone, known);
    // who did not answer this time may do so the next
    known.catch(() => this.servers.delete(zone));
    return known;
  }

  private async findServers(zone: string, signal: AbortSignal): Promise<readonly string[]> {
    const { resolvers, port } = this.options;
    const names = (await this.ask(resolvers, zone, "NS", signal)).slice(0, mostServers);
    const found = await Promise.allSettled(names.map((name) => this.ask(resolvers, name, "A", signal)));
    const addresses = found.flatMap((one) => (one.status === "fulfilled" ? one.value : []));
    const failure = found.find((one) => one.status === "rejected");
    // one name that is wrong does not take the others away
    if (addresses.length === 0 && failure !== undefined) throw failure.reason;
    return addresses.slice(0, mostServers).map((address) => `${address}:${port}`);
  }
}

async function records(resolver: Resolver, name: string, type: Question["type"]): Promise<readonly string[]> {
  switch (type) {
    case "A":
      return resolver.resolve4(name);
    case "AAAA":
      return resolver.resolve6(name);
    case "CNAME":
      return resolver.resolveCname(name);
    case "NS":
      return resolver.resolveNs(name);
  }
}
