// Times datagrams in a network namespace of its own: started by udp.ts, prints the timings as JSON.
import { spawnSync } from "node:child_process";
import { createSocket, type Socket } from "node:dgram";
import { freePort } from "../../test/relay/support/free-port";
import { Program } from "../../drill/program";
import { Relay } from "../../test/relay/support/relay";
import { tokyo } from "../../test/relay/support/tokyo";
import { UdpHome } from "../../test/relay/support/udp-home";
import { inTurn } from "../measure";
import { quietly } from "./quietly";

const players = 64;
const answers = 10_000;

async function arena(rounds: number, folder: string): Promise<void> {
  const programs: Program[] = [];
  const site = await tokyo();
  const home = await UdpHome.start("home", "127.0.1.1", site.syncTarget);
  try {
    const relay = await Relay.set(site.request, folder);
    await relay.start((...[name, command, args]) => {
      const program = new Program(name, ...quietly(command, args));
      programs.push(program);
      return program;
    });
    const translated = await freePort();
    translate(translated, site.syncTarget);
    const timings = await inTurn(
      [
        { name: "straight to home", time: () => exchange("127.0.1.1", site.syncTarget) },
        { name: "relay", time: () => exchange("127.0.0.1", site.sync) },
        { name: "nftables, which is NAT", time: () => exchange("127.0.0.1", translated) },
      ],
      rounds,
    );
    process.stdout.write(JSON.stringify(timings));
  } finally {
    for (const program of programs) await program.stop();
    await home.stop();
  }
}

function translate(from: number, to: number): void {
  const rules = `table ip relay {
    chain out {
      type nat hook output priority -100
      udp dport ${from} dnat to 127.0.1.1:${to}
    }
  }\n`;
  const { status, stderr } = spawnSync("nft", ["-f", "-"], { input: rules, encoding: "utf8" });
  if (status !== 0) throw new Error(`nft: ${stderr}`);
}

/** Milliseconds until so many players have had so many answers together, each asking again when it has one. */
async function exchange(address: string, port: number): Promise<number> {
  const sockets = Array.from({ length: players }, () => createSocket("udp4"));
  const started = process.hrtime.bigint();
  try {
    await new Promise<void>((resolve, reject) => {
      let left = answers;
      const lost = setTimeout(() => reject(new Error(`${left} answers of ${address}:${port} stay away`)), 10_000);
      const answered = (socket: Socket): void => {
        left -= 1;
        if (left > 0) {
          socket.send("a move", port, address);
          return;
        }
        clearTimeout(lost);
        resolve();
      };
      for (const socket of sockets) {
        socket.on("message", () => answered(socket)).on("error", reject);
        socket.send("a move", port, address);
      }
    });
    return Number(process.hrtime.bigint() - started) / 1e6;
  } finally {
    for (const socket of sockets) socket.close();
  }
}

const [rounds = "1", folder = ""] = process.argv.slice(2);
arena(Number(rounds), folder).catch((error: unknown) => {
  process.stderr.write(`${String((error as Error).stack)}\n`);
  process.exitCode = 1;
});
