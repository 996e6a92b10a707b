import { Doors } from "../../../drill/clients/doors";
import type { Target, World } from "../../../drill/crowd";
import { Patience } from "../../../drill/clients/patience";
import { Door, smallWorld } from "./support/small-world";

let open: Door[] = [];
beforeEach(async () => (open = [await Door.open("entry"), await Door.open("tokyo"), await Door.open("singapore")]));
afterEach(() => open.forEach((door) => door.close()));

const never = new AbortController().signal;
/** After the failure. */
function doorsOf(world: World): Doors {
  const patience = new Patience(world.clock);
  patience.failed();
  return new Doors(world, patience);
}

const keys = (targets: readonly Target[]): string[] => targets.map(({ key }) => key);
const shared = { usual: [["tokyo", "singapore"], ["entry"]], regions: { jp: [["tokyo"], ["entry"], ["singapore"]] } };

test("the order of the player's region, or the usual one", async () => {
  const doors = doorsOf(smallWorld(open, { order: shared }));

  expect(keys(await doors.of("jp", never))).toEqual(["tokyo", "entry", "singapore"]);
  expect(keys(await doors.of("kr", never)).at(-1)).toBe("entry");
});

test("a region that is called as what every object has is a region like any other", async () => {
  expect(keys(await doorsOf(smallWorld(open)).of("constructor", never))).toEqual(["entry", "tokyo", "singapore"]);
});

test("edges of a tier share players by their weights, and who is not first is second", async () => {
  const world = smallWorld(open, { order: shared });
  const { topology } = world;
  const doors = doorsOf({ ...world, topology: { ...topology, weights: { tokyo: 300, singapore: 100 } } });
  const tried = [];
  for (let player = 0; player < 40; player += 1) tried.push(keys(await doors.of("kr", never)));

  expect(tried.filter(([first]) => first === "tokyo")).toHaveLength(30);
  for (const order of tried) expect([...order].sort()).toEqual(["entry", "singapore", "tokyo"]);
});

test("where a dispatcher answers, its word counts", async () => {
  const asked: string[] = [];
  const ask: World["ask"] = (region) => {
    asked.push(region);
    return Promise.resolve([{ key: "singapore", address: "127.1.1.1" }]);
  };

  expect(keys(await doorsOf(smallWorld(open, { ask })).of("jp", never))).toEqual(["singapore"]);
  expect(asked).toEqual(["jp"]);
});

test.each([
  ["fails", () => Promise.reject(new Error("no answer"))],
  ["says nothing", () => new Promise<never>(() => undefined)],
])("a dispatcher that %s is the same as none", async (_, ask: NonNullable<World["ask"]>) => {
  const doors = doorsOf(smallWorld(open, { ask, speed: 100 }));
  expect(keys(await doors.of("jp", never))).toEqual(["entry", "tokyo", "singapore"]);
});

test("who leaves does not wait for the dispatcher", async () => {
  const leaving = new AbortController();
  const asked = doorsOf(smallWorld(open, { ask: () => new Promise<never>(() => undefined), speed: 0.001 })).of(
    "jp",
    leaving.signal,
  );
  leaving.abort();
  expect(keys(await asked)).toEqual(["entry", "tokyo", "singapore"]);
});
