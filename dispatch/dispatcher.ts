import type { Server } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { dispatcherWatch } from "../model/dispatcher-watch";
import { Networks } from "../model/networks";
import { formatProblem, ProblemError } from "../model/problem";
import { Directory } from "./directory";
import { environmentNamed, type ListOwner } from "./environment-named";
import type { Fleet } from "./fleet";
import { publicKey, type NamedKey } from "./keys";
import { listen, place } from "./listen";
import { poll } from "./load/poll";
import { readTargets, type Targets } from "./load/targets";
import { Seen } from "./seen";
import { dispatchServer } from "./server";
import { TextFile } from "./text-file";
import { verifyList } from "./verify";

const networkSchema = z.union([z.cidrv4(), z.cidrv6()]);
const addressSchema = z.union([z.ipv4(), z.ipv6()]);

/** What a dispatcher is told. */
export interface DispatcherInput {
  /** dispatch.json. */
  readonly file: string;
  /** Files with the public keys that may have signed it. */
  readonly keys: readonly string[];
  /** `127.0.0.1:8080`. */
  readonly listen: string;
  /** File that says where relays tell their load. Default: nobody is asked. */
  readonly load?: string;
  /** File that keeps the newest version seen. Default: it is forgotten at the end. */
  readonly seen?: string;
  /** Addresses or networks of proxies whose `X-Forwarded-For` counts. */
  readonly proxies: readonly string[];
  /** `game/environment` that the list must be of. Default: whichever it is of at the start. */
  readonly of?: string;
  /** @default the clock */
  readonly now?: () => Date;
  /**
   * Between two rounds of questions to relays; files that were written anew are read then too.
   *
   * @default - that of `dispatcherWatch`
   */
  readonly pollSeconds?: number;
  /**
   * Longest time for a relay's answer.
   *
   * @default - that of `dispatcherWatch`
   */
  readonly patienceSeconds?: number;
  /** Ends it. */
  readonly signal: AbortSignal;
  readonly log: (line: string) => void;
}

/** How long requests that have begun may take at the end: they are answered as soon as they are read. */
const graceMs = 1000;

/**
 * Answers players until the signal says to stop. Files that are written anew while it runs are taken up; one that is refused
 * then changes nothing, and it says so.
 *
 * @throws ProblemError `dispatch/*` for what it cannot begin with
 */
export async function runDispatcher(input: DispatcherInput): Promise<void> {
  const { pollSeconds = dispatcherWatch.roundSeconds, now = () => new Date() } = input;
  const where = place(input.listen);
  const proxies = new Networks(input.proxies.map(network));
  const keys = await Promise.all(input.keys.map((file) => publicKey(new TextFile(file).read(), file)));
  const upkeep = new Upkeep(input, keys, now);
  let directory = await upkeep.begin();
  const server = dispatchServer({ directory: () => directory, proxies, now });
  const port = await listen(server, where);
  input.log(`listens on ${where.host} port ${port}`);
  try {
    while (await passed(pollSeconds * 1000, input.signal)) directory = await upkeep.round(directory);
  } finally {
    await stop(server);
    input.log("stopped");
  }
}

/** Keeps the list and what is known of relays current. */
class Upkeep {
  private readonly listFile: TextFile;
  private readonly loadFile: TextFile | undefined;
  private readonly seen: Seen;
  private readonly of: ListOwner | undefined;
  private targets: Targets = {};
  private strangers = "";
  /** Files that were refused, and why. */
  private readonly refused = new Map<TextFile, string>();

  constructor(
    private readonly input: DispatcherInput,
    private readonly keys: readonly NamedKey[],
    private readonly now: () => Date,
  ) {
    this.seen = new Seen(input.seen);
    this.of = input.of === undefined ? undefined : environmentNamed(input.of);
    this.listFile = new TextFile(input.file);
    this.loadFile = input.load === undefined ? undefined : new TextFile(input.load);
  }

  async begin(): Promise<Directory> {
    this.readTargets();
    return this.readList(this.of);
  }

  /** The list to use from now on. */
  async round(used: Directory): Promise<Directory> {
    await this.renewed(this.loadFile, () => this.readTargets());
    const newer = await this.renewed(this.listFile, () => this.readList(used.list));
    if (newer === undefined) await this.ask(used);
    return newer ?? used;
  }

  /** Reads a file that was written anew. One that was refused is read every time: the reason may be gone. It is told once. */
  private async renewed<T>(file: TextFile | undefined, read: () => T | Promise<T>): Promise<T | undefined> {
    if (file === undefined) return undefined;
    const { isNew } = file;
    const before = this.refused.get(file);
    if (!isNew && before === undefined) return undefined;
    try {
      const value = await read();
      this.refused.delete(file);
      return value;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      const why = error.problems.map(({ code }) => code).join();
      this.refused.set(file, why);
      if (!isNew && why === before) return undefined;
      for (const problem of error.problems) this.input.log(`goes on as before: ${formatProblem(problem)}`);
      return undefined;
    }
  }

  private readTargets(): void {
    if (this.loadFile !== undefined) this.targets = readTargets(this.loadFile.read(), this.loadFile.path);
  }

  private async readList(of: ListOwner | undefined): Promise<Directory> {
    const newest = this.seen.newest.bind(this.seen);
    const expected = { keys: this.keys, now: this.now(), newest, ...(of && { of }) };
    const list = await verifyList(this.listFile.read(), this.input.file, expected);
    this.seen.remember(list);
    const directory = new Directory(list);
    await this.ask(directory);
    const { game, environment, version, expires } = list;
    this.input.log(`uses version ${version} of ${game} ${environment}, which counts until ${expires}`);
    return directory;
  }

  /** Addresses that are asked for their load, and that nobody is sent to: once for the same. */
  private tellStrangers({ relays }: Fleet): void {
    const strangers = Object.keys(this.targets).filter((one) => !relays.some(({ address }) => address === one));
    const told = strangers.join(", ");
    if (told !== "" && told !== this.strangers)
      this.input.log(`${this.input.load ?? ""} names ${told}: no relay of the list, so its load changes nothing`);
    this.strangers = told;
  }

  private async ask({ fleet }: Directory): Promise<void> {
    this.tellStrangers(fleet);
    const { patienceSeconds = dispatcherWatch.patienceSeconds, signal } = this.input;
    fleet.round(await poll(this.targets, patienceSeconds * 1000, signal));
  }
}

/** Whether the time has passed; false when the signal came first. */
async function passed(ms: number, signal: AbortSignal): Promise<boolean> {
  try {
    await sleep(ms, undefined, { signal });
    return true;
  } catch {
    return false;
  }
}

/** Answers that have begun are ended. */
async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const deadline = setTimeout(() => server.closeAllConnections(), graceMs);
  server.closeIdleConnections();
  await closed;
  clearTimeout(deadline);
}

/** @throws ProblemError `dispatch/proxy` */
function network(written: string): string {
  if (networkSchema.safeParse(written).success) return written;
  if (addressSchema.safeParse(written).success) return `${written}/${written.includes(":") ? 128 : 32}`;
  const what = `\`${written}\` is no address and no network of a proxy`;
  throw new ProblemError([{ code: "dispatch/proxy", what, fix: "write 10.0.0.0/16 or 10.0.0.7" }]);
}
