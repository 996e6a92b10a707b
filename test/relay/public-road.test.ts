import { relays as awsRelays } from "../../constructs/aws/relays";
import { relayRequest } from "../../constructs/relay/relay-request";
import { relays as tencentRelays } from "../../constructs/tencent/relays";
import { awsModel } from "../../model/aws";
import { edgeSchema } from "../../model/edge";
import { healthSchema } from "../../model/health";
import { portSchema } from "../../model/port";
import { tencentModel } from "../../model/tencent";
import { makeCertificate } from "../../sandbox/plugin/make-certificate";
import { awsEdge } from "../support/synth";
import { freePort } from "./support/free-port";
import { Stage } from "./support/stage";
import type { Tokyo } from "./support/tokyo";

const entryAddress = "127.0.1.1";

/** Relays on AWS whose home is on Tencent Cloud, where the entry's address stands for it, on loopback. */
async function virginia(homeTls: object): Promise<Tokyo> {
  const [game, sync, target] = [await freePort(), await freePort(), await freePort()];
  const edge = awsEdge("us-east-1");
  const request = relayRequest({
    cloud: { model: awsModel, relays: awsRelays },
    homeCloud: { model: tencentModel, relays: tencentRelays },
    name: "duel-test-edge-virginia",
    edge: edgeSchema.parse({
      ...edge,
      relays: { ...edge.relays, connections: 5000, homeTls },
      backhaul: { public: "tls" },
    }),
    ports: {
      game: portSchema.parse({ protocol: "tcp", port: game, relayPort: target }),
      sync: portSchema.parse({ protocol: "udp", port: sync }),
    },
    health: healthSchema.parse({ intervalSeconds: 2, timeoutSeconds: 1, unhealthyAfter: 2, healthyAfter: 2 }),
    homeAddress: entryAddress,
  });
  return { request, game, sync, homes: [{ name: "home", address: entryAddress, port: target }], syncTarget: sync };
}

async function keys(stage: Stage) {
  const [own, stranger, home] = [await makeCertificate(), await makeCertificate(), await makeCertificate()];
  const pem = (name: string, { key, certificate }: typeof own) => stage.file(`${name}.pem`, `${certificate}\n${key}`);
  const authority = stage.file("home.pem", home.certificate);
  return {
    homeTls: { certificate: pem("own", own), authority },
    strangers: { certificate: pem("stranger", stranger), authority },
    home: { tls: home, authority: own.certificate },
  };
}

test(
  "players of relays on another cloud reach home through the entry's address, under their own addresses",
  Stage.set(async (stage) => {
    const { homeTls, home } = await keys(stage);
    const site = await virginia(homeTls);
    for (const props of site.homes) await stage.home({ ...props, ...home });
    const relay = await stage.relay(site);
    await relay.healthy();

    const player = await stage.player(site.game, { from: "127.0.0.7" });

    expect(await player.greeting()).toBe("home 127.0.0.7");
    expect(await player.echoes("a move")).toBe(true);
  }),
);

test(
  "whoever has no certificate of the relays gets nothing from home, though the door is open",
  Stage.set(async (stage) => {
    const { strangers, home } = await keys(stage);
    const site = await virginia(strangers);
    const [props] = site.homes;
    if (props === undefined) throw new Error("no home");
    const standing = await stage.home({ ...props, ...home });
    const relay = await stage.relay(site);

    await relay.healthy(503);

    expect(await relay.homes("game")).toEqual({ home: "DOWN" });
    expect(standing.players).toEqual([]);
  }),
);
