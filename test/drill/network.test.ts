import { once } from "node:events";
import { connect } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { Hole } from "../../drill/network/hole";
import { Listener } from "../../drill/network/listener";
import { Network } from "../../drill/network/network";
import { takeNetwork } from "../../drill/take-network";
import { until } from "../../drill/until";

const port = 7000;

interface Stage {
  readonly network: Network;
  readonly address: string;
  readonly said: (wire: Duplex) => () => string;
}

/** A body with a network of its own, and an echo in it. */
function onNetwork(body: (stage: Stage) => Promise<void>): () => Promise<void> {
  return async () => {
    const { run, release } = await takeNetwork();
    const network = new Network(1);
    const address = `127.${run}.0.1`;
    const echo = await Listener.start({ address, port }, (socket) => socket.pipe(socket));
    const said = (wire: Duplex): (() => string) => {
      let text = "";
      wire.setEncoding("utf8").on("data", (more: string) => (text += more));
      return () => text;
    };
    try {
      await body({ network, address, said });
    } finally {
      network.close();
      await echo.stop();
      await release();
    }
  };
}

const call = (address: string) => ({ address, port, from: address });

test(
  "what is sent comes a round trip later, in order, also where packets are lost",
  onNetwork(async ({ network, address, said }) => {
    const link = network.link("player", "home", { roundTripMs: 80, loss: 0.2 });
    const wire = network.connect(link, call(address));
    const text = said(wire);
    const began = performance.now();

    for (let word = 0; word < 20; word += 1) wire.write(`${word},`);
    const words = Array.from({ length: 20 }, (_, word) => `${word},`).join("");
    await until("all is back", () => text().length >= words.length);

    expect(text()).toBe(words);
    // the connection and the answer, and at least one retransmission
    expect(performance.now() - began).toBeGreaterThan(160 + 200 - 10);
  }),
);

test(
  "on a road that falls silent nothing arrives and nothing ends, until it is back",
  onNetwork(async ({ network, address, said }) => {
    const lost = (_from: string, to: string): boolean => to === "home";
    const link = network.link("player", "home");
    const wire = network.connect(link, call(address));
    let ended = false;
    wire.on("close", () => (ended = true)).on("error", () => (ended = true));
    const text = said(wire);
    wire.write("before,");
    await until("an answer", () => text() === "before,");

    network.lose(lost);
    wire.write("meanwhile,");
    const late = network.connect(network.link("another", "home"), call(address));
    let connected = false;
    late.on("connect", () => (connected = true));
    await sleep(200);
    expect([text(), ended, connected]).toEqual(["before,", false, false]);

    network.restore(lost);
    await until("what waited has come through", () => text() === "before,meanwhile," && connected);
  }),
);

test(
  "whom nobody listens to is refused, and who is closed is told",
  onNetwork(async ({ network, address }) => {
    const link = network.link("player", "home", { roundTripMs: 10 });
    const refused = network.connect(link, { ...call(address), port: port + 1 });
    await expect(once(refused, "connect")).rejects.toThrow("ECONNREFUSED");

    const left = network.connect(link, call(address));
    await once(left, "connect");
    left.end();
    left.resume();
    await once(left, "end");
  }),
);

test(
  "a hole neither takes nor refuses",
  onNetwork(async ({ address }) => {
    const hole = new Hole();
    await hole.ready();
    await hole.open([{ address, port: port + 2 }]);
    const calls = [0, 1, 2].map(() => connect(port + 2, address));
    const happened: string[] = [];
    for (const one of calls) {
      one.on("connect", () => happened.push("taken")).on("error", () => happened.push("refused"));
    }

    await sleep(300);
    expect(happened).toEqual([]);

    for (const one of calls) one.destroy();
    await hole.close();
  }),
);

test("networks are given once at a time, and again when they are free", async () => {
  const [one, other] = [await takeNetwork(), await takeNetwork()];
  expect(one.run).not.toBe(other.run);
  await one.release();
  await other.release();
});
