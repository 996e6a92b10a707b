import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Program } from "../../../drill/program";
import { until } from "../../../drill/until";
import { noticedBy } from "../../../simulator/failure/noticed-by";

const health = { intervalSeconds: 1, timeoutSeconds: 0.6, unhealthyAfter: 4, healthyAfter: 2 };

/** A home that answers until it is stopped: then the kernel alone takes connections, until its queue is full. */
const home = `
  const server = require("node:net").createServer((socket) => {
    socket.on("error", () => undefined).on("end", () => socket.end());
    socket.on("data", (data) => String(data).includes("HTTP/1") && socket.end("HTTP/1.1 200 OK\\r\\nContent-Length: 0\\r\\n\\r\\n"));
  });
  server.listen({ port: 0, host: "127.0.0.1", backlog: Number(process.argv[1]) }, () => console.log(server.address().port));
`;

/** What matters of a relay's configuration, as constructs/relay/haproxy.ts has it. */
const configuration = (folder: string, port: number, checks: readonly string[]): string =>
  [
    "global",
    "  log stdout format raw local0 info",
    "defaults",
    "  mode tcp",
    "  log global",
    `  timeout connect ${health.timeoutSeconds * 1000}ms`,
    `  timeout check ${health.timeoutSeconds * 1000}ms`,
    "  timeout client 30s",
    "  timeout server 30s",
    `  default-server check inter ${health.intervalSeconds * 1000}ms fall ${health.unhealthyAfter} rise 2 send-proxy-v2 check-send-proxy`,
    "listen game",
    `  bind unix@${join(folder, "game.sock")}`,
    "  option log-health-checks",
    ...checks.map((line) => `  ${line}`),
    `  server home 127.0.0.1:${port}`,
    "",
  ].join("\n");

interface Silence {
  /** Of the kernel: how many connections wait that nobody accepts. */
  readonly backlog: number;
  readonly checks: readonly string[];
}

/** Seconds from the end of all answers until each of the checks has failed that take home out. */
async function failing({ backlog, checks }: Silence): Promise<number[]> {
  const folder = mkdtempSync(join(tmpdir(), "haproxy-schedule-"));
  const game = new Program("home", process.execPath, ["-e", home, String(backlog)]);
  const fillers: Socket[] = [];
  try {
    await until("home listens", () => /^\d+\n/.test(game.log));
    const port = Number.parseInt(game.log, 10);
    const file = join(folder, "haproxy.cfg");
    writeFileSync(file, configuration(folder, port, checks));
    const haproxy = new Program("HAProxy", "haproxy", ["-db", "-f", file]);
    try {
      await until("home is well", () => haproxy.log.includes("succeeded"));
      const begin = performance.now();
      process.kill(game.pid, "SIGSTOP");
      while (fillers.length <= 2 * backlog && backlog < 10)
        fillers.push(connect(port, "127.0.0.1").on("error", () => undefined));
      const times: number[] = [];
      await until(
        "home is down",
        () => {
          const seen = new Set(
            [...haproxy.log.matchAll(/check for server .* failed.* status: (\d)\/\d/g)].map(([, left]) => left),
          ).size;
          while (times.length < seen) times.push((performance.now() - begin) / 1000);
          return haproxy.log.includes("game/home is DOWN");
        },
        30,
      );
      return times;
    } finally {
      await haproxy.stop();
    }
  } finally {
    for (const socket of fillers) socket.destroy();
    await game.stop("SIGKILL");
    rmSync(folder, { recursive: true });
  }
}

const { earliestSeconds, latestSeconds } = noticedBy.haproxy(health);

test.each([
  ["takes no connections", { backlog: 1, checks: [] }],
  ["takes connections and says nothing", { backlog: 100, checks: ["option httpchk"] }],
])(
  "a home that %s is noticed as it is predicted: a check begins an interval after the one before has timed out",
  async (_what, silence) => {
    const times = await failing(silence);
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? NaN));
    const middle = gaps.sort((a, b) => a - b)[1] ?? NaN;

    expect(times).toHaveLength(health.unhealthyAfter);
    // were it an interval after its beginning, all would be over before this
    expect(times.at(-1)).toBeGreaterThan(0.98 * earliestSeconds);
    expect(times.at(-1)).toBeLessThan(1.5 * latestSeconds);
    expect(Math.abs(middle - 1.6)).toBeLessThan(0.3);
  },
  60_000,
);
