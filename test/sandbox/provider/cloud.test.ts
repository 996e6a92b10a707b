import type { Behaviour } from "../../../sandbox/behaviour/behaviour";
import { Cloud } from "../../../sandbox/provider/cloud";
import { Store } from "../../../sandbox/store";
import { objects } from "../support/objects";
import { temporaryFolder } from "../support/temporary-folder";
import { Workspace } from "../support/workspace";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";

const root = temporaryFolder();
const behaviours: Record<string, Behaviour> = {
  net: {},
  road: { global: true },
  host: { references: { net: { to: ["net"] }, "friends[]": { to: ["host"], onDelete: "leave" } } },
  name: { references: { of: { to: ["host"], by: "label", onDelete: "with" } } },
  link: { global: true, references: { net: { to: ["net"], region: "where" }, road: { to: ["road", "net"] } } },
};

let seoul: Cloud;
let tokyo: Cloud;
beforeEach(() => {
  const store = new Store(mkdtempSync(join(root, "cloud-")));
  seoul = new Cloud(store, behaviours, "seoul");
  tokyo = new Cloud(store, behaviours, "tokyo");
  seoul.put({ type: "net", id: "n1", attributes: {} });
  seoul.put({ type: "road", id: "r1", attributes: {} });
});

test("an object of another region is not found, one of no region everywhere", () => {
  expect([seoul.get("net", "n1")?.id, tokyo.get("net", "n1")]).toEqual(["n1", undefined]);
  expect([seoul.get("road", "r1")?.id, tokyo.get("road", "r1")?.id]).toEqual(["r1", "r1"]);
  expect([tokyo.list("net"), tokyo.everywhere("net").map(({ region }) => region)]).toEqual([[], ["seoul"]]);
});

test("a reference must be there, and in the same region", () => {
  expect(seoul.missing("host", { net: "n1", friends: [] })).toEqual([]);
  expect(seoul.missing("host", { net: "n2", friends: ["h9"] })).toEqual([
    { path: "net", value: "n2" },
    { path: "friends[]", value: "h9" },
  ]);
  expect(tokyo.missing("host", { net: "n1" })).toEqual([{ path: "net", value: "n1" }]);
});

test("a reference may name the region of its target, and be one of several types", () => {
  expect(tokyo.missing("link", { net: "n1", where: "seoul", road: "r1" })).toEqual([]);
  expect(seoul.missing("link", { net: "n1", where: "seoul", road: "n1" })).toEqual([]);
  expect(seoul.missing("link", { net: "n1", where: "tokyo", road: "h1" })).toEqual([
    { path: "net", value: "n1" },
    { path: "road", value: "h1" },
  ]);
});

test("a reference may be by another attribute than the id", () => {
  seoul.put({ type: "host", id: "h1", attributes: { label: "first" } });

  expect(seoul.missing("name", { of: "first" })).toEqual([]);
  expect(seoul.missing("name", { of: "h1" })).toEqual([{ path: "of", value: "h1" }]);
});

test("an argument that is left out, empty or unknown refers to nothing", () => {
  expect(seoul.missing("host", { net: null, friends: null })).toEqual([]);
  expect(seoul.missing("host", { net: "" })).toEqual([]);
});

test("what must not be left without this object holds it, from wherever it refers to it", () => {
  seoul.put({ type: "host", id: "h1", attributes: { net: "n1", label: "first" } });
  tokyo.put({ type: "link", id: "l1", attributes: { net: "n1", where: "seoul", road: null } });
  seoul.put({ type: "host", id: "h2", attributes: { net: null, friends: ["h1"] } });
  seoul.put({ type: "name", id: "x", attributes: { of: "first" } });

  expect(seoul.holders("net", "n1").map(({ id }) => id)).toEqual(["h1", "l1"]);
  expect(seoul.holders("host", "h1")).toEqual([]);
});

test("a delete goes on to all that cannot be without the object", () => {
  seoul.put({ type: "host", id: "h1", attributes: { net: "n1", label: "first" } });
  seoul.put({ type: "host", id: "h2", attributes: { net: "n1", friends: ["h1"] } });
  seoul.put({ type: "name", id: "x", attributes: { of: "first" } });
  seoul.put({ type: "name", id: "y", attributes: { of: "second" } });
  seoul.delete("host", "h1");

  expect(seoul.list("host").map(({ id }) => id)).toEqual(["h2"]);
  expect(seoul.list("name").map(({ id }) => id)).toEqual(["y"]);
});

test("a real network of one region cannot be used, read or imported in another", async () => {
  const cloud = new Workspace("ap-seoul");
  const vpc = await objects.vpc(cloud);
  const other = cloud.in("ap-tokyo");

  await expect(objects.subnet(other, vpc)).rejects.toThrow(`${vpc.id} does not exist, or not in region ap-tokyo`);
  await expect(other.import("vpc", vpc.id)).rejects.toThrow("ResourceNotFound");
  await expect(other.resource("vpc").read(vpc.state ?? {}, other.cloud, other.knobs)).resolves.toBeNull();
});

test("a name is taken in its own region only", async () => {
  const cloud = new Workspace("ap-seoul");
  await objects.clb(cloud);

  expect((await objects.clb(cloud.in("ap-tokyo"))).get("clb_name")).toBe("home");
  await expect(objects.clb(cloud)).rejects.toThrow("Same CLB name home exists!");
});
