import { createSocket } from "node:dgram";
import { Stage } from "./support/stage";
import { until } from "../../drill/until";

/** What so many datagrams of a player get for answers. */
async function answers(port: number, from: string, count: number): Promise<string[]> {
  const socket = createSocket("udp4");
  const received: string[] = [];
  socket.on("message", (message) => received.push(message.toString()));
  await new Promise<void>((resolve) => socket.bind(0, from, resolve));
  for (let index = 0; index < count; index += 1) {
    socket.send(`move ${index}`, port, "127.0.0.1");
    await until(`an answer to datagram ${index}`, () => received.length > index, 3);
  }
  socket.close();
  return received;
}

test(
  "datagrams reach home and answers come back",
  Stage.set(async (stage) => {
    const { sync, syncTarget } = await stage.tokyo();
    await stage.udpHome("home", "127.0.1.1", syncTarget);

    expect(await answers(sync, "127.0.0.7", 2)).toEqual(["home move 0", "home move 1"]);
  }),
);

test(
  "every player stays with one of two homes, from whatever port, and both have players",
  Stage.set(async (stage) => {
    const { sync, syncTarget } = await stage.tokyo({ homes: { home: 100, next: 100 } });
    await stage.udpHome("home", "127.0.1.1", syncTarget);
    await stage.udpHome("next", "127.0.1.2", syncTarget);

    const homes = new Set<string>();
    for (let player = 1; player <= 24; player += 1) {
      const seen = [...(await answers(sync, `127.0.${player}.7`, 2)), ...(await answers(sync, `127.0.${player}.7`, 1))];
      const names = new Set(seen.map((answer) => answer.split(" ")[0] ?? ""));
      expect(names.size).toBe(1);
      names.forEach((name) => homes.add(name));
    }
    expect([...homes].sort()).toEqual(["home", "next"]);
  }),
);
