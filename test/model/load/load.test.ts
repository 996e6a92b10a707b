import { join } from "node:path";
import { loadGames } from "../../../model/load";
import { GamesFolder, right } from "../games-folder";

let games: GamesFolder;

beforeEach(() => {
  games = new GamesFolder();
});

afterEach(() => {
  games.remove();
});

/** The one environment of the folder. */
function only() {
  const { environments, told } = games.load();
  expect(told).toEqual([]);
  const [one] = environments;
  if (one === undefined) throw new Error("no environment");
  return one;
}

test("the shipped games are right", () => {
  const { environments, problems } = loadGames(join(__dirname, "../../../games"));
  expect(problems).toEqual([]);
  expect(environments.map(({ environment: { game, name } }) => `${game} ${name}`)).toEqual([
    "lanterns dev",
    "lanterns prod",
    "moonrush live",
    "skyline dev",
    "skyline prod",
    "starfall dev",
    "starfall prod",
  ]);
});

test("a folder may be relative, and files are named as the folder is", () => {
  const { environments } = loadGames("games");
  expect(environments.map(({ file }) => file)).toContain("games/starfall/prod.yaml");
});

test("an environment is complete: defaults of the schema, and its names", () => {
  games.write({ "duel/test.yaml": right });
  expect(only().environment).toMatchObject({
    game: "duel",
    name: "test",
    acknowledge: [],
    entry: { bandwidthMbps: 100, reach: "overseas" },
    home: { health: { intervalSeconds: 5 }, deleteProtection: true },
    edges: { tokyo: { retired: false, relays: { zones: { "ap-tokyo-1": 1 }, image: "img-1", diskGb: 50 } } },
  });
  expect(only().environment).not.toHaveProperty("relays");
});

describe("files are merged", () => {
  test("later files win: shared defaults, defaults of the game, the environment", () => {
    games.write({
      "defaults.yaml": right,
      "duel/defaults.yaml": "entry: { bandwidthMbps: 200 }\nhome: { fleet: { min: 2 } }\n",
      "duel/test.yaml": "home: { fleet: { max: 9 } }\n",
    });
    expect(only().environment).toMatchObject({
      entry: { bandwidthMbps: 200 },
      home: { fleet: { min: 2, max: 9, image: "img-1" } },
    });
  });

  test("lists are replaced whole, null removes, maps are merged by key", () => {
    games.write({
      "defaults.yaml": right,
      "duel/test.yaml": "home: { zones: [ap-seoul-3, ap-seoul-1] }\nports: { sync: ~ }\nedges: { tokyo: }\n",
    });
    const { environment } = only();
    expect(environment.home.zones).toEqual(["ap-seoul-3", "ap-seoul-1"]);
    expect(Object.keys(environment.ports)).toEqual(["game"]);
    expect(environment.edges).toEqual({});
  });

  test("a number may become a range and back: what is no map is replaced", () => {
    games.write({
      "defaults.yaml": `${right}acknowledge: [port-ranges]\n`,
      "duel/defaults.yaml": "ports: { sync: { port: { from: 7100, to: 7200 } } }\n",
      "duel/test.yaml": "ports: { sync: { port: 7300 } }\n",
      "star/test.yaml": "ports: { sync: { port: { from: 7100, to: 7200 } } }\n",
    });
    const { environments, told } = games.load();
    expect(told).toEqual([]);
    expect(environments.map(({ environment }) => environment.ports["sync"]?.port)).toEqual([
      7300,
      { from: 7100, to: 7200 },
    ]);
  });

  test("what a cloud needs is stronger than what stands beside it, and weaker than a later file", () => {
    games.write({
      "defaults.yaml": `${right}clouds: { tencent: { home: { fleet: { image: img-cloud, min: 2 } } } }\n`,
      "duel/test.yaml": "home: { fleet: { image: img-own } }\n",
    });
    expect(only().environment.home.fleet).toMatchObject({ image: "img-own", min: 2 });
  });

  test("relays that all edges share lie under each edge's own, whichever file says them", () => {
    games.write({
      "defaults.yaml": right.replace("ap-tokyo-1: 1 }", "ap-tokyo-1: 1 }, image: img-tokyo"),
      "duel/test.yaml": `relays: { image: img-shared, diskGb: 80 }
edges: { frankfurt: { region: eu-frankfurt, relays: { zones: { eu-frankfurt-1: 1 } }, backhaul: { bandwidthMbps: 20 } } }
clouds: { tencent: { relays: { bandwidthMbps: 70 } } }
`,
    });
    expect(only().environment.edges).toMatchObject({
      tokyo: { relays: { image: "img-tokyo", diskGb: 80, bandwidthMbps: 70 } },
      frankfurt: { relays: { image: "img-shared", diskGb: 80, bandwidthMbps: 70 } },
    });
  });

  test("an edge that was removed and is said again has the shared relays again", () => {
    games.write({
      "defaults.yaml": right,
      "duel/defaults.yaml": "edges: { tokyo: ~ }\n",
      "duel/test.yaml":
        "edges: { tokyo: { region: ap-tokyo, relays: { zones: { ap-tokyo-2: 3 } }, backhaul: { bandwidthMbps: 5 } } }\n",
    });
    expect(only().environment.edges["tokyo"]?.relays).toMatchObject({ zones: { "ap-tokyo-2": 3 }, image: "img-1" });
  });

  test("the order of keys, and of the files on the disk, means nothing", () => {
    games.write({ "duel/test.yaml": right });
    const before = only().environment;
    const [first = "", ...rest] = right.split(/\n(?=\w)/);
    games.write({ "duel/test.yaml": [...rest, first].map((part) => part.trimEnd()).join("\n") });
    expect(only().environment).toEqual(before);
  });
});

describe("explain", () => {
  const explained = (path: readonly (string | number)[]) => {
    const { explain } = only();
    return explain(path).map(({ file, line, column, value, wins }) => {
      const place = `${file.slice(games.path.length + 1)}:${line}:${column}`;
      return `${place} ${JSON.stringify(value)}${wins ? " wins" : ""}`;
    });
  };

  test("every file that says it, weakest first, and the one that wins", () => {
    games.write({
      "defaults.yaml": `${right}clouds:\n  tencent:\n    home: { fleet: { min: 2 } }\n`,
      "duel/defaults.yaml": "entry: { bandwidthMbps: 200 }\n",
      "duel/test.yaml": "home:\n  fleet:\n    min: 2\n",
    });
    expect(explained(["home", "fleet", "min"])).toEqual([
      "defaults.yaml:10:56 1",
      "defaults.yaml:16:27 2",
      "duel/test.yaml:3:10 2 wins",
    ]);
    expect(explained(["entry", "bandwidthMbps"])).toEqual([
      "defaults.yaml:6:25 100",
      "duel/defaults.yaml:1:25 200 wins",
    ]);
    expect(explained(["home", "zones"])).toEqual(['defaults.yaml:9:10 ["ap-seoul-1","ap-seoul-2"] wins']);
    expect(explained(["home", "zones", 1])).toEqual(['defaults.yaml:9:23 "ap-seoul-2" wins']);
  });

  test("no file says it: the schema's default", () => {
    games.write({ "duel/test.yaml": right });
    expect(explained(["home", "health", "intervalSeconds"])).toEqual([]);
    expect(explained(["nothing", "like", "it"])).toEqual([]);
  });

  test("shared relays come before an edge's own", () => {
    games.write({
      "defaults.yaml": right.replace("ap-tokyo-1: 1 }", "ap-tokyo-1: 1 }, image: img-tokyo"),
      "duel/test.yaml": "relays: { image: img-shared }\n",
    });
    expect(explained(["edges", "tokyo", "relays", "image"])).toEqual([
      'defaults.yaml:11:44 "img-1"',
      'duel/test.yaml:1:18 "img-shared"',
      'defaults.yaml:13:73 "img-tokyo" wins',
    ]);
    expect(explained(["edges", "tokyo", "relays", "bandwidthMbps"])).toEqual(["defaults.yaml:11:66 50 wins"]);
  });

  test("what is removed is not said by anyone", () => {
    games.write({
      "defaults.yaml": `${right}dns: { zone: duel.example, name: play, ttlSeconds: 60 }\n`,
      "duel/defaults.yaml": "dns: ~\n",
      "duel/test.yaml": "dns: { zone: duel.example, name: play }\n",
    });
    expect(only().environment.dns?.ttlSeconds).toBe(600);
    expect(explained(["dns", "ttlSeconds"])).toEqual(["defaults.yaml:14:52 60", "duel/defaults.yaml:1:6 null"]);
    expect(explained(["dns", "name"]).at(-1)).toBe('duel/test.yaml:1:34 "play" wins');
  });

  test("of a group the last to say something about it wins", () => {
    games.write({ "defaults.yaml": right, "duel/test.yaml": "tags: {}\n" });
    expect(explained(["tags"])).toEqual(["duel/test.yaml:1:7 {} wins"]);
  });

  test("it agrees with what was loaded, for every setting of every shipped environment", () => {
    for (const { environment, explain } of loadGames(join(__dirname, "../../../games")).environments) {
      for (const { path, value } of leaves(environment)) {
        const origins = explain(path);
        const winners = origins.filter(({ wins }) => wins);
        expect(winners.length).toBeLessThanOrEqual(1);
        for (const winner of winners) expect(winner.value).toEqual(value);
      }
    }
  });

  function leaves(value: unknown, path: readonly string[] = []): { path: readonly string[]; value: unknown }[] {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return [{ path, value }];
    return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
  }
});

describe("all problems at once", () => {
  test("of all files, in their order; what defaults get wrong is told once", () => {
    games.write({
      "defaults.yaml": `${right}tags: { game: x }\n`,
      "duel/test.yaml": "home: { fleet: { min: 9 } }\n",
      "star/a.yaml": "entry: { bandwidthMbps: 50 }\nhome: { fleet: { mn: 1, max: many } }\n",
      "star/b.yaml": "dns: { zone: star.example, name: play }\n",
    });
    expect(games.load().told.map((line) => line.replace(/ .*\((.*)\).*/, " $1"))).toEqual([
      "defaults.yaml:14:15 tags/taken",
      "duel/test.yaml:1:23 home/min-over-max",
      "star/a.yaml:2:18 setting/unknown",
      "star/a.yaml:2:30 setting/type",
    ]);
  });

  test("beside an unknown key the rules still judge the rest", () => {
    games.write({
      "duel/test.yaml": right.replace("port: 7001", "port: 7000, relayPort: 17002, prt: 1").replace("udp", "tcp"),
    });
    expect(games.load().problems.map(({ code }) => code)).toEqual(["port/overlap", "setting/unknown"]);
  });

  test("a misspelt key is told, and not also that the right one is missing", () => {
    games.write({
      "duel/test.yaml": right.replace("bandwidthMbps: 100", "bandwithMbps: 100"),
      "star/test.yaml": right.replace("image: img-1, b", "imag: img-1, b"),
    });
    expect(games.load().problems.map(({ code }) => code)).toEqual(["setting/unknown", "setting/unknown"]);
  });

  test("one wrong environment takes none of the others along", () => {
    games.write({ "duel/a.yaml": right, "duel/b.yaml": right.replace("min: 1", "min: 3") });
    expect(games.load().names).toEqual(["duel a"]);
  });

  test("where a default is right for one environment and wrong for another, only that one is wrong", () => {
    games.write({ "defaults.yaml": right, "duel/a.yaml": "", "duel/b.yaml": "home: { fleet: { max: 0 } }\n" });
    expect(games.load().names).toEqual(["duel a"]);
    expect(games.load().told).toHaveLength(1);
  });

  test("an environment is not judged without its defaults", () => {
    games.write({ "defaults.yaml": "a: [", "duel/test.yaml": "entry: { bandwidthMbps: x }\n" });
    expect([...new Set(games.load().problems.map(({ code }) => code))]).toEqual(["yaml/syntax", "setting/type"]);
  });
});
