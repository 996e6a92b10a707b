import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../cli/test-project";
import { PreviewedApp } from "../apply/previewed-app";
import { PreviewRepository, thing } from "./preview-repository";
import { SavedRepository } from "./saved-repository";

jest.setTimeout(180_000);

const virginia = / {2}virginia:\n.*\n.*\n/;
const yaml = (name: string): string => join("skyline", `${name}.yaml`);
/** Nine times what the letter before stands for. */
const aliases = (letter: string): string => {
  const before = String.fromCharCode(letter.charCodeAt(0) - 1);
  return `${letter}: &${letter} [${Array(9).fill(`*${before}`).join(", ")}]`;
};

/** Shipped environments beside stacks that have nothing to do with them. */
function withGames<T extends PreviewRepository>(repository: T): T {
  for (const name of ["defaults.yaml", "skyline"]) {
    cpSync(join(root, "games", name), join(repository.folder, "games", name), { recursive: true });
  }
  repository.stack("alone", { resource: { terraform_data: { tag: thing("a") } } });
  repository.commit();
  return repository;
}

function edit(repository: PreviewRepository, from: RegExp | string, to: string): void {
  const file = join(repository.folder, "games", "skyline", "prod.yaml");
  const text = readFileSync(file, "utf8");
  expect(text.replace(from, to)).not.toBe(text);
  writeFileSync(file, text.replace(from, to));
}

describe("a preview of a change", () => {
  let repository: PreviewRepository;
  beforeEach(() => (repository = withGames(new PreviewRepository())));
  afterEach(() => {
    repository.mustBeClean();
    repository.remove();
  });

  test("tells what it means for players, in its report and in its comment", async () => {
    edit(repository, virginia, "");
    const { code, report, markdown, text } = await repository.preview();

    expect(code).toBe(0);
    expect(report().players).toMatchObject({
      schema: "comparison/v1",
      environments: [{ game: "skyline", environment: "prod", change: "changed" }],
      unchanged: 1,
    });
    expect(report().players).not.toHaveProperty("git");
    expect(report().notes).toEqual([]);
    expect(markdown()).toContain("### What it means for players\n");
    expect(markdown()).toMatch(/^\| `skyline\/prod` \| `\d+ ms -> \d+ ms` \|/m);
    expect(text() + markdown()).not.toContain("redacted:");
  });

  test("is the same to the byte, whether or not it is in a commit", async () => {
    edit(repository, virginia, "");
    const edited = (await repository.preview()).report().players;
    repository.commit();

    expect((await repository.preview({ base: "HEAD^", head: "main" })).report().players).toEqual(edited);
  });

  test("shows no secret that is the name of an edge", async () => {
    edit(repository, "  virginia:\n", "  sesame1837:\n");
    const { text, markdown, report } = await repository.preview({}, { env: { DATABASE_PASSWORD: "sesame1837" } });

    expect(report().players?.environments).toHaveLength(1);
    expect(text() + markdown()).not.toContain("sesame1837");
    expect(text()).toContain("redacted:");
  });

  test("goes on with a note where head cannot be simulated", async () => {
    edit(repository, "region: eu-central-1", "region: eu-centrall-1");
    const { code, report, markdown } = await repository.preview();

    expect(code).toBe(0);
    expect(report()).not.toHaveProperty("players");
    expect(report().notes).toEqual([
      {
        code: "preview/players-unknown",
        what: expect.stringMatching(
          /^what it means for players is not told, as it could not be .*eu-centrall-1/,
        ) as string,
      },
    ]);
    expect(markdown()).toContain("(`preview/players-unknown`)");
  });

  test("goes on with a note where the environments are in another repository, in which base is another commit", async () => {
    const nested = join(repository.folder, "games");
    for (const args of [
      ["init", "--quiet", "--initial-branch=main"],
      ["add", "--all"],
      ["commit", "--quiet", "-m", "x"],
    ]) {
      spawnSync("git", ["-c", "user.name=test", "-c", "user.email=test@example.com", ...args], { cwd: nested });
    }
    const { report } = await repository.preview();

    expect(report()).not.toHaveProperty("players");
    expect(report().notes).toEqual([
      expect.objectContaining({ what: expect.stringContaining("(compare/other-repository)") as string }),
    ]);
  });

  test("with nothing that players notice says so in a line", async () => {
    repository.stack("alone", { resource: { terraform_data: { tag: thing("b") } } });
    const { markdown } = await repository.preview();

    expect(markdown()).toContain("\nFor players nothing changes, in 2 environments.\n");
  });

  test("says nothing of it where all is looked at for drift, and where there are no environments", async () => {
    edit(repository, virginia, "");
    const drift = (await repository.preview({ base: undefined, drift: true })).report();
    rmSync(join(repository.folder, "games"), { recursive: true });
    const without = (await repository.preview()).report();

    for (const report of [drift, without]) {
      expect(report).not.toHaveProperty("players");
      expect(report.notes.filter(({ code }) => code.startsWith("preview/players"))).toEqual([]);
    }
  });
});

describe("a preview of a saved head", () => {
  let repository: SavedRepository;
  beforeEach(() => (repository = withGames(new SavedRepository())));
  afterEach(() => repository.remove());

  /** The saved environments, with a file of them as somebody has written it. */
  const games = (...path: readonly string[]): string => join(repository.saved, "games", ...path);
  async function said() {
    const { report, markdown } = await repository.preview({ saved: repository.saved });
    const { players, notes } = report();
    return { players, markdown: markdown(), notes: notes.filter(({ code }) => code.startsWith("preview/players")) };
  }

  test("tells what its environments mean for players, as a preview of its own tree does", async () => {
    edit(repository, virginia, "");
    const own = (await repository.preview()).report().players;
    await repository.save();
    const { players, notes, markdown } = await said();

    expect(own?.environments).toHaveLength(1);
    expect(players).toEqual(own);
    expect(notes).toEqual([]);
    expect(markdown).toMatch(/^\| `skyline\/prod` \| `\d+ ms -> \d+ ms` \|/m);
    const files = readdirSync(games(), { recursive: true, encoding: "utf8" });
    expect(files.sort()).toEqual(["defaults.yaml", "skyline", ...["defaults", "dev", "prod"].map(yaml)].sort());
  });

  test("keeps what is right no less than what is wrong, and tells of it in a note without a place of this machine", async () => {
    edit(repository, "region: eu-central-1", "region: eu-centrall-1");
    await repository.save();
    const { players, notes } = await said();

    expect(players).toBeUndefined();
    expect(notes).toEqual([
      { code: "preview/players-unknown", what: expect.stringContaining("eu-centrall-1") as string },
    ]);
    expect(JSON.stringify(notes)).not.toContain(repository.folder);
  });

  test("that was saved without environments says so", async () => {
    await repository.save();
    rmSync(games(), { recursive: true });

    expect(await said()).toMatchObject({
      players: undefined,
      notes: [
        { code: "preview/players-of-saved", what: expect.stringContaining("no files of environments") as string },
      ],
    });
  });

  const prod = (): string => games("skyline", "prod.yaml");
  const edges = (number: number): string => {
    const one = (place: number): string => `  e${place}: { region: us-east-1, relays: { zones: { us-east-1a: 1 } } }\n`;
    return `edges:\n${Array.from({ length: number }, (_, place) => one(place)).join("")}`;
  };
  const bomb = ["a: &a [x, x, x, x, x, x, x, x, x]", ..."bcdefghi".split("").map(aliases)].join("\n");

  test.each<[string, () => void, RegExp]>([
    ["a link to a file of this machine", () => relink(prod(), "/etc/passwd"), /prod\.yaml` is neither/],
    ["a link to a folder", () => relink(games("skyline"), "/etc"), /skyline` is neither/],
    ["a folder that is a link", () => relink(games(), "/etc"), /`games` is neither/],
    ["a pipe, which would be read for ever", () => pipe(prod()), /prod\.yaml` is neither/],
    [
      "folders in folders",
      () => mkdirSync(games("skyline", "more", "still"), { recursive: true }),
      /is a folder where/,
    ],
    ["too many files", () => many(2_001), /more than 2000 files/],
    ["too much to read", () => writeFileSync(prod(), "#".repeat(5_000_000)), /more than \d+ bytes/],
    ["a file that is too long", () => writeFileSync(prod(), "#".repeat(300_000)), /yaml\/too-large/],
    ["aliases of aliases", () => writeFileSync(prod(), bomb), /yaml\/alias/],
    ["what is nested without end", () => writeFileSync(prod(), "[".repeat(100_000)), /yaml\//],
    ["more edges than can be judged in time", () => writeFileSync(prod(), edges(3_000)), /more than 1000 values/],
    ["no text", () => writeFileSync(prod(), Buffer.from([0xff, 0xfe, 0, 1])), /yaml\/encoding/],
    ["what means something to JavaScript", () => writeFileSync(prod(), "__proto__: { x: 1 }"), /yaml\/key/],
    ["a name that is none", () => writeFileSync(games("skyline", "<b>@all.yaml"), ""), /name\/wrong|file\/stray/],
  ])("goes on with a note for %s", async (_, spoil, why) => {
    await repository.save();
    spoil();
    const { players, notes } = await said();

    expect(players).toBeUndefined();
    expect(notes).toEqual([{ code: "preview/players-unknown", what: expect.stringMatching(why) as string }]);
    expect(JSON.stringify(notes)).not.toContain(repository.folder);
  });

  function relink(path: string, to: string): void {
    rmSync(path, { recursive: true });
    symlinkSync(to, path);
  }

  function pipe(path: string): void {
    rmSync(path);
    expect(spawnSync("mkfifo", [path]).status).toBe(0);
  }

  function many(number: number): void {
    for (let place = 0; place < number; place += 1) writeFileSync(games("skyline", `e${place}.yaml`), "");
  }

  test("is saved without environments that lead out of it, which is announced", async () => {
    rmSync(join(repository.folder, "games", "skyline", "prod.yaml"));
    symlinkSync("/etc/passwd", join(repository.folder, "games", "skyline", "prod.yaml"));
    const announced = await repository.save();

    expect(announced).toEqual([expect.stringMatching(/is not saved, .*prod\.yaml is a link that leads out of it$/)]);
    expect(existsSync(games())).toBe(false);
  });
});

test("what is said of players has no say in what is applied", async () => {
  const app = new PreviewedApp();
  const usual = await app.deployed();
  const players = {
    schema: "comparison/v1" as const,
    environments: [],
    unreadable: [],
    unchanged: 1,
    limits: { routeChangePerHour: 0, secondNearest: 0 },
    sources: [],
  };
  app.edit((report) => ({ ...report, players }));

  expect(await app.deployed()).toEqual(usual);
  app.remove();
});
