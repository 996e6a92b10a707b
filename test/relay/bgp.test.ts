import { AnycastLab, type SiteName } from "./support/anycast-lab";
import { until } from "../../drill/until";

// BGP sessions come up in seconds, and slower on a busy machine
const seconds = 60;
jest.setTimeout(5 * seconds * 1000);

const throughNear = "64601 64500";
const throughFar = "64603 64604 64500";

let lab: AnycastLab;
beforeAll(async () => {
  lab = await AnycastLab.start();
  await until("both ways are known", () => lab.paths("r2").length === 2, seconds);
});
afterAll(() => lab.stop());

async function arrives(site: SiteName): Promise<void> {
  await until(`players arrive at ${site}`, () => lab.greeting() === site, seconds);
}

test("players enter at the nearest of two sites that announce one prefix", async () => {
  await arrives("near");

  expect(lab.paths("r2")).toEqual([throughNear, throughFar]);
  expect(lab.paths("r3")[0]).toBe("64604 64500");
});

test("the world reaches the players' port of a site, and neither its BGP nor how it is", () => {
  expect([179, 7000, 8404].filter((port) => lab.takes(port))).toEqual([7000]);
});

test("a site whose home does not answer is withdrawn, and players move to the other; once home answers they come back", async () => {
  await lab.stopHome("near");

  await arrives("far");
  expect(lab.paths("r2")).toEqual([throughFar]);

  lab.startHome("near");
  await arrives("near");
  expect(lab.paths("r2")).toEqual([throughNear, throughFar]);
});

test("a drain withdraws the site, and cuts off who is connected there: BGP moves them too", async () => {
  const player = lab.stay();
  await until("the player is greeted", () => player.log.includes("near"), seconds);

  const drain = lab.relay("near", "drain");
  await arrives("far");
  expect(lab.paths("r2")).toEqual([throughFar]);
  player.type("a move\n");
  await until("the player is cut off", () => !player.running, seconds);
  await drain.exit();

  expect(await lab.relay("near", "undrain").exit()).toBe(0);
  await arrives("near");
});

test("a site whose watcher ends is withdrawn", async () => {
  await lab.stopWatcher("near");

  await arrives("far");
  expect(lab.paths("r2")).toEqual([throughFar]);

  lab.startWatcher("near");
  await arrives("near");
});
