import { Players, type PlayersProps } from "../../../drill/clients/players";
import type { Stay } from "../../../drill/clients/record";
import type { World } from "../../../drill/crowd";
import { until } from "../../../drill/until";
import { client } from "../../../simulator/client";
import { Door, smallWorld } from "./support/small-world";

jest.setTimeout(30_000);

const heartbeatSeconds = 5;
const everyMs = 20;
let open: Door[] = [];
let crowds: Players[] = [];

async function doors(...keys: string[]): Promise<Door[]> {
  for (const key of keys) open.push(await Door.open(key));
  return open;
}

/** A crowd that plays. */
async function playing(world: World, props: Partial<PlayersProps> = {}): Promise<Players> {
  const players = new Players({ count: 6, heartbeatSeconds, everyMs, tell: () => undefined, ...props });
  crowds.push(players);
  await players.arrive(world);
  return players;
}

const stays = (players: Players): Stay[] => players.seen.lives.flatMap((life) => life.stays);
const lives = (players: Players) => players.seen.lives;

afterEach(async () => {
  await Promise.all(crowds.map((crowd) => crowd.leave()));
  open.forEach((door) => door.close());
  [open, crowds] = [[], []];
});

test("all play by the first of their order, and what they say comes back", async () => {
  const world = smallWorld(await doors("entry", "tokyo"));
  const players = await playing(world);
  await until("two heartbeats of each", () => stays(players).every(({ echoes }) => echoes >= 2));

  expect(players.standing).toMatchObject({
    count: 6,
    states: { playing: 6, silent: 0, connecting: 0, moved: 0 },
    wrongBytes: 0,
  });
  for (const stay of stays(players)) {
    expect(stay).toMatchObject({ key: "entry", through: "home", machine: "machine-of-entry", addressKept: true });
  }
  expect(lives(players).flatMap(({ roundTrips }) => roundTrips).length).toBeGreaterThanOrEqual(12);
});

test("silence is taken for the end after two heartbeats, a dead address costs its patience, and then the next takes them", async () => {
  const noticed: string[] = [];
  const [entry, tokyo] = await doors("entry", "tokyo");
  const world = smallWorld([entry, tokyo] as Door[], { noticed });
  const players = await playing(world);
  players.failed();
  const failedAt = world.clock.seconds;
  if (entry) entry.silent = true;
  await until("all play again", () => players.standing.states.moved === 6, 20);

  for (const { stays: all } of lives(players)) {
    const [before, after] = all;
    const { atSeconds = 0, by } = before?.lost ?? {};
    expect(by).toBe("silence");
    // the last echo came before the failure
    expect(atSeconds - failedAt).toBeGreaterThan((client.silentHeartbeats - 1.2) * heartbeatSeconds);
    expect(after).toMatchObject({ key: "tokyo", through: "tokyo" });
    expect((after?.fromSeconds ?? 0) - atSeconds).toBeGreaterThan(0.95 * client.connectSeconds);
  }
  expect(new Set(noticed)).toEqual(new Set(["players"]));
});

test("who is cut off comes back at once, and says nothing of silence", async () => {
  const noticed: string[] = [];
  const [entry] = await doors("entry");
  const players = await playing(smallWorld(open, { noticed }));
  players.failed();
  entry?.cut();
  await until("all play again", () => players.standing.states.moved === 6);

  for (const { stays: all } of lives(players)) expect(all[0]?.lost?.by).toBe("end");
  expect(noticed).toEqual([]);
});

test("nothing is counted after the failure as how long messages are away when all is well", async () => {
  await doors("entry");
  const players = await playing(smallWorld(open));
  players.failed();
  const count = () => lives(players).flatMap(({ roundTrips }) => roundTrips).length;
  const [before, echoes] = [count(), players.standing.echoes];
  await until("a heartbeat of each", () => players.standing.echoes >= echoes + 6);

  expect(count()).toBe(before);
});

test("where nothing answers they are without a way, and go on trying", async () => {
  const [entry] = await doors("entry");
  const players = await playing(smallWorld(open, { speed: 50 }));
  players.failed();
  if (entry) entry.silent = true;
  await until("nobody plays", () => players.standing.states.connecting === 6, 20);
  if (entry) entry.silent = false;
  await until("all play again", () => players.standing.states.moved === 6, 20);
  expect(players.standing.states).toEqual({ playing: 0, silent: 0, connecting: 0, moved: 6 });
});

test("a byte that comes back as another is counted", async () => {
  const [entry] = await doors("entry");
  const players = await playing(smallWorld(open));
  if (entry) entry.breaks = true;
  await until("it is seen", () => players.standing.wrongBytes > 0);

  expect(players.standing.wrongBytes).toBe(1);
});

test("a home that sees another address than the player's own is told from one that sees it", async () => {
  open.push(await Door.open("entry", "127.0.0.2"));
  const players = await playing(smallWorld(open));

  expect(stays(players).map(({ addressKept }) => addressKept)).toEqual([false, false, false, false, false, false]);
});

test("newcomers come all the time, from the regions by their share, and nobody answers them while nobody does", async () => {
  const [entry] = await doors("entry");
  const world = smallWorld(open, { speed: 50 });
  const players = await playing(world, { count: 12 });
  const regions = new Set(players.seen.arrivals.map(({ region }) => region));
  expect(regions.size).toBeGreaterThan(3);
  expect(players.seen.arrivals.every(({ through }) => through === "home")).toBe(true);

  if (entry) entry.silent = true;
  const silentFrom = world.clock.seconds;
  const since = () => players.seen.arrivals.filter(({ atSeconds }) => atSeconds > silentFrom);
  await until("some have given up", () => since().length > 5);
  expect(since().every(({ through, tookSeconds }) => through === undefined && tookSeconds === undefined)).toBe(true);
});

test("when it leaves nothing is left open, whatever it was doing", async () => {
  const [entry, tokyo] = await doors("entry", "tokyo");
  const players = await playing(smallWorld(open));
  if (entry) entry.silent = true;
  expect(entry?.connections).toBeGreaterThanOrEqual(6);
  await players.leave();
  await until("all connections are closed", () => entry?.connections === 0);
  expect(tokyo?.connections).toBe(0);
});

test("it can leave before all have come", async () => {
  const [entry] = await doors("entry");
  if (entry) entry.silent = true;
  const players = new Players({ count: 3, heartbeatSeconds, everyMs, tell: () => undefined });
  const arriving = players.arrive(smallWorld(open, { speed: 1 }));
  await until("they try", () => (entry?.connections ?? 0) > 0);
  await players.leave();
  await arriving;

  expect(stays(players)).toEqual([]);
});
