import { EventEmitter, once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { relayFiles } from "../../constructs/relay/files";
import type { RelayRequest } from "../../constructs/relay/request";
import { ProblemError } from "../../model/problem";
import { relayHealth } from "../../model/relay";
import { abortable } from "../abortable";
import { ask } from "./check";
import { faster } from "../haproxy/faster";
import { movedRelay } from "../haproxy/moved-relay";
import type { Gate } from "../network/gate";
import { onlyLoopback } from "../haproxy/only-loopback";
import { Program } from "../program";
import type { Scene } from "./scene";
import { until } from "../until";

/** The one file of a relay that runs in a drill. */
const file = "/etc/haproxy/haproxy.cfg";
/** HAProxy's line for a home endpoint of a port. */
const down = /^Server ([^/\s]+)\/\S+ is DOWN/;
/** HAProxy alone is asked whether it is well, from no part of the drill. */
const watch = "set-up";

export interface RelayProps {
  /** Its name among the parts: `edge/tokyo/ap-tokyo-1/ap-tokyo-1-1`. */
  readonly part: string;
  /** Of its edge: `tokyo ap-tokyo-1-1`. */
  readonly title: string;
  readonly zone: string;
  readonly address: string;
  /** What its files are made from, with homes that are in the drill. */
  readonly request: RelayRequest;
  /** Ways home, one for each address of home and port. */
  readonly gates: readonly Gate[];
  /** Names that the drill's name server tells the addresses of. */
  readonly names: readonly string[];
}

/** A real HAProxy with the rendered configuration of a relay, moved to loopback. */
export class Relay extends EventEmitter<{ down: [port: string, homes: number] }> {
  private readonly downs = new Map<string, number>();
  private program: Program | undefined;
  private isExpected = false;
  private rest = "";

  constructor(
    readonly props: RelayProps,
    private readonly scene: Scene,
  ) {
    super();
    this.setMaxListeners(0);
  }

  get part(): string {
    return this.props.part;
  }

  /** @throws ProblemError `drill/haproxy-ended` */
  async start(): Promise<void> {
    const { folder, ends, clock, fail, signal, book } = this.scene;
    const { address, request, names, title } = this.props;
    // a socket's path must be short
    const own = join(folder, address);
    mkdirSync(own);
    const rendered = relayFiles(request).find(({ path }) => path === file)?.content ?? "";
    const moved = faster(movedRelay(rendered, { folder: own, address }), clock.speed)
      // low numbers are not for everybody
      .replaceAll(/^( *nameserver \S+ \S+):53$/gm, `$1:${namesPort}`)
      // without it HAProxy from 2.6 on has one with the servers of /etc/resolv.conf, and opens a socket to each
      .concat(`\nresolvers default\n  nameserver drill ${book.of("names")}:${namesPort}\n`);
    const path = join(own, "haproxy.cfg");
    writeFileSync(path, onlyLoopback(moved, names));
    // it ends with this process, however that ends
    const command = ["--pdeathsig", "KILL", "haproxy", "-db", "-f", path];
    const program = new Program(`HAProxy of ${title}`, "setpriv", command, { heard: (text) => this.hear(text) });
    this.program = program;
    ends.add(() => this.kill());
    void program.exit().then(() => {
      if (!this.isExpected) fail(hasEnded(program));
    });
    // by a home that it has never found well HAProxy is convinced at once
    const all = Promise.all(this.props.gates.map((gate) => once(gate, "checked")));
    const milliseconds = clock.milliseconds(relayPatienceSeconds);
    await until(`${program.name} is well`, () => this.answers(milliseconds), startSeconds, signal);
    await abortable(all, signal);
  }

  /** Ends it without a word to anybody. */
  async kill(): Promise<void> {
    this.isExpected = true;
    await this.program?.stop("SIGKILL");
  }

  /** Resolves once it has found home well, on any of its ways there. */
  async checked(gates: readonly Gate[]): Promise<void> {
    await Promise.race(gates.map((gate) => once(gate, "checked")));
  }

  private answers(milliseconds: number): Promise<boolean> {
    const { network } = this.scene;
    const { part, address } = this.props;
    const asked = { address, port: relayHealth.port, path: relayHealth.path, from: address };
    return ask({ network, link: network.link(watch, part), asked }, Math.max(milliseconds, 100));
  }

  private hear(text: string): void {
    const lines = `${this.rest}${text}`.split("\n");
    this.rest = lines.pop() ?? "";
    for (const line of lines) {
      const [, port] = down.exec(line) ?? [];
      if (port === undefined) continue;
      const homes = (this.downs.get(port) ?? 0) + 1;
      this.downs.set(port, homes);
      this.emit("down", port, homes);
    }
  }
}

/** Where the drill's name server listens. */
export const namesPort = 5300;

const relayPatienceSeconds = 2;
const startSeconds = 20;

function hasEnded({ name, log }: Program): ProblemError {
  const what = `${name} has ended by itself: ${/\[ALERT\].*/.exec(log)?.[0] ?? log.trim()}`;
  return new ProblemError([
    { code: "drill/haproxy-ended", what, fix: "try again; if it stays so, this is a bug in anycast-edge" },
  ]);
}
