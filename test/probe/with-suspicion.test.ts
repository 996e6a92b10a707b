import type { World } from "../../probe/world";
import { withSuspicion } from "../../probe/with-suspicion";
import { declared } from "../model/declared";
import { fakeWorld } from "./support/fake-world";
import { home, lookAt } from "./support/look-at";

const open = { outcome: "open" } as const;
const look = async (doors: Parameters<typeof fakeWorld>[0] & object, name: World["name"] = "cloud") => {
  const world = fakeWorld({ name, ...doors });
  const looked = await lookAt(declared(), world);
  return { looked, told: withSuspicion(looked, world) };
};

test("where all that must be closed is open somebody on the way is suspected, once, and nobody else blamed", async () => {
  const { looked, told } = await look({ doors: { tcp: open } });
  const [doubt, ...others] = told;
  expect(doubt).toMatchObject({ verdict: "different", fix: "look from another network" });
  expect(others.map(({ asks, verdict }) => [asks, verdict])).toEqual(
    looked.map(({ asks, verdict }) => [asks, verdict]),
  );
  const wrong = others.filter(({ verdict }) => verdict === "different");
  expect(wrong).toHaveLength(10);
  expect(wrong.filter(({ because, fix }) => because !== undefined || fix !== undefined)).toEqual([]);
});

test.each([
  ["one is closed", { doors: { tcp: open, [`tcp 22 ${home}`]: { outcome: "refused" } as const } }],
  ["one says nothing", { doors: { tcp: open, [`tcp 17000 ${home}`]: { outcome: "silent" } as const } }],
  ["one cannot be told", { doors: { tcp: open, [`tcp 22 ${home}`]: { outcome: "unknown" } as const } }],
  ["all are closed", {}],
])("nobody is suspected where %s", async (_case, said) => {
  const { looked, told } = await look(said);
  expect(told).toEqual(looked);
});

test("nobody is on the way in the sandbox", async () => {
  const { looked, told } = await look({ doors: { tcp: open } }, "sandbox");
  expect(told).toEqual(looked);
});

test("one open port alone is no pattern", async () => {
  const world = fakeWorld({ doors: { tcp: open } });
  const environment = declared({ edges: { tokyo: undefined }, ports: { game: { relayPort: undefined } } });
  const looked = await lookAt(environment, world, { edges: {} });
  expect(looked.filter(({ verdict }) => verdict === "different")).toHaveLength(1);
  expect(withSuspicion(looked, world)).toEqual(looked);
});
