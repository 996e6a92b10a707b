import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { Store, type StoredObject } from "../../sandbox/store";
import { shown } from "../../sandbox/value/value";
import { temporaryFolder } from "./support/temporary-folder";

const root = temporaryFolder();
let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(root, "store-"));
  store = new Store(folder);
});
const net = { type: "net", id: "n1", region: "seoul", attributes: { name: "a" } };

test("an object is a JSON file that its name finds", () => {
  store.put(net);
  const file = join(folder, "net", "n1.json");

  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(net);
  expect(store.get("net", "n1")).toEqual({ ...net, file });
  expect(store.get("net", "n2")).toBeUndefined();
});

test("an id may hold what a file name may not, and lead nowhere else", () => {
  for (const id of ["a/b", "..", "../../x", "ga-1#lsr-1", "eip-1::ins-1", ""]) store.put({ ...net, id });

  expect(
    store
      .list()
      .map(({ id }) => id)
      .sort(),
  ).toEqual(["", "..", "../../x", "a/b", "eip-1::ins-1", "ga-1#lsr-1"]);
  expect(readdirSync(root).every((name) => name.startsWith("store-"))).toBe(true);
  expect(readdirSync(join(folder, "net"))).toHaveLength(6);
});

test("objects are listed by type and id, all or those of a type", () => {
  for (const [type, id] of [["b", "2"], ["a", "9"], ["b", "1"]] as const) store.put({ ...net, type, id }); // prettier-ignore

  expect(store.list().map(({ type, id }) => `${type}${id}`)).toEqual(["a9", "b1", "b2"]);
  expect(store.list("b").map(({ id }) => id)).toEqual(["1", "2"]);
  expect(store.list("c")).toEqual([]);
});

test("a put leaves nothing but the object, and takes the place of an older one", () => {
  store.put(net);
  store.put({ ...net, attributes: { name: "b" } });

  expect(readdirSync(join(folder, "net"))).toEqual(["n1.json"]);
  expect(store.get("net", "n1")?.attributes).toEqual({ name: "b" });
});

test("a deleted object is gone, and deleting it again is fine", () => {
  store.put(net);
  store.delete("net", "n1");
  store.delete("net", "n1");

  expect(store.list()).toEqual([]);
});

test("clearing says how many objects there were", () => {
  store.put(net);
  store.put({ ...net, id: "n2" });

  expect([store.clear(), store.clear(), store.list()]).toEqual([2, 0, []]);
});

test("what is no object is passed over: drafts of a killed process, files beside the folders", () => {
  store.put(net);
  writeFileSync(join(folder, "net", "n2.json.1234.new"), '{"type": "ne');
  writeFileSync(join(folder, ".DS_Store"), "");
  mkdirSync(join(folder, "empty"));

  expect(store.list().map(({ id }) => id)).toEqual(["n1"]);
});

test.each([
  ["cut off", '{"type": "net", "id": "n1"'],
  ["not an object", "[]"],
  ["without attributes", '{"type": "net", "id": "n1"}'],
])("a file that was spoiled by hand is told with its name: %s", (_how, text) => {
  mkdirSync(join(folder, "net"));
  writeFileSync(join(folder, "net", "n1.json"), text);

  expect(() => store.list()).toThrow(
    expect.objectContaining({
      code: "sandbox/broken-object",
      what: expect.stringContaining("n1.json") as string,
    }) as Error,
  );
});

describe("while another process writes", () => {
  const writer = `
    const { Store } = require("./sandbox/store");
    const store = new Store(process.argv[1]);
    const attributes = { text: "x".repeat(200000) };
    for (let n = 0; ; n = (n + 1) % 20) {
      store.put({ type: "net", id: "n" + n, attributes });
      if (n === 0) process.stdout.write(".");
      if (n % 3 === 0) store.delete("net", "n" + ((n + 10) % 20));
    }`;
  let child: ChildProcess;
  beforeEach(async () => {
    const cwd = join(__dirname, "..", "..");
    const args = ["--import", "tsx", "-e", writer, folder];
    const started = spawn(process.execPath, args, { cwd, stdio: ["ignore", "pipe", "inherit"] });
    child = started;
    await once(started.stdout, "data");
  }, 30_000);
  afterEach(() => kill());

  async function kill(): Promise<void> {
    if (child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.kill("SIGKILL");
    await exited;
  }

  test("a list holds whole objects only, and a kill leaves no half one", async () => {
    const until = Date.now() + 1000;
    const lengths = [];
    while (Date.now() < until) lengths.push(...store.list().map(textLength));
    await kill();
    lengths.push(...store.list().map(textLength));

    expect(lengths.length).toBeGreaterThan(20);
    expect(new Set(lengths)).toEqual(new Set([200000]));
  }, 30_000);

  function textLength({ attributes }: StoredObject): number {
    return shown(attributes["text"]).length;
  }
});
