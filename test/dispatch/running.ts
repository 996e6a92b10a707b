import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runDispatcher, type DispatcherInput } from "../../dispatch/dispatcher";
import type { DispatchList } from "../../dispatch/list";
import { signList } from "../../dispatch/sign";
import { until } from "../../drill/until";
import { currentList, keys, type Keys } from "./lists";

jest.setTimeout(30_000);

/** One answer, as a player reads it. */
export interface Answer {
  readonly game: string;
  readonly version: number;
  readonly region: string | null;
  readonly ttlSeconds: number;
  readonly ports: object;
  readonly try: readonly { kind: "relay" | "entry" | "https"; edge?: string; address?: string; url?: string }[];
}

/** A dispatcher that runs in the test, with files of its own. */
export class Running {
  readonly log: string[] = [];
  private stopped = new AbortController();
  private done: Promise<void> = Promise.resolve();

  private constructor(
    readonly folder: string,
    readonly keys: Keys,
  ) {}

  /** It is stopped and its files are removed when the body ends. */
  static with(body: (running: Running) => Promise<void>): () => Promise<void> {
    return async () => {
      const running = new Running(mkdtempSync(join(tmpdir(), "anycast-edge-dispatch-")), await keys());
      running.write("a.pub.pem", running.keys.publicPem);
      try {
        await body(running);
      } finally {
        await running.stop();
        rmSync(running.folder, { recursive: true });
      }
    };
  }

  path(file: string): string {
    return join(this.folder, file);
  }

  /** As `dispatch write` does: whoever reads meanwhile finds the old file or the new one. */
  write(file: string, text: string): void {
    writeFileSync(this.path(`${file}.new`), text);
    renameSync(this.path(`${file}.new`), this.path(file));
  }

  async writeList(changes: Partial<DispatchList> = {}): Promise<void> {
    this.write("dispatch.json", await signList(currentList(changes), this.keys.signing));
  }

  /** Runs it, and waits until it listens, or has ended. */
  async start(changes: Partial<DispatcherInput> = {}): Promise<void> {
    this.stopped = new AbortController();
    this.log.length = 0;
    this.done = runDispatcher({
      file: this.path("dispatch.json"),
      keys: [this.path("a.pub.pem")],
      listen: "127.0.0.1:0",
      proxies: [],
      pollSeconds: 0.05,
      signal: this.stopped.signal,
      log: (line) => this.log.push(line),
      ...changes,
    });
    let ended = false;
    const end = (): void => void (ended = true);
    this.done.then(end, end);
    await until("it listens, or has ended", () => ended || this.port !== undefined);
    if (this.port === undefined) await this.done;
  }

  get port(): string | undefined {
    return /^listens on .* port (\d+)$/m.exec(this.log.join("\n"))?.[1];
  }

  get(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`http://127.0.0.1:${this.port ?? ""}${path}`, init);
  }

  /** Waits for two rounds from their beginning to their end. */
  async twoRounds(): Promise<void> {
    const enough = (await this.rounds()) + 3;
    await until("two rounds have passed", async () => (await this.rounds()) >= enough);
  }

  /** As a relay counts them that nobody asks. */
  private async rounds(): Promise<number> {
    const metrics = await (await this.get("/metrics")).text();
    return Math.max(
      ...[...metrics.matchAll(/^dispatch_relay_rounds_missed\{.*\} (\d+)$/gm)].map(([, count]) => Number(count)),
    );
  }

  async ask(query = "", headers: Record<string, string> = {}): Promise<Answer> {
    const response = await this.get(`/v1/dispatch${query}`, { headers });
    expect(response.status).toBe(200);
    return (await response.json()) as Answer;
  }

  async stop(): Promise<void> {
    this.stopped.abort();
    await this.done.catch(() => undefined);
  }
}
