import { existsSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { thing } from "./preview-repository";
import { SavedRepository } from "./saved-repository";

jest.setTimeout(120_000);

let repository: SavedRepository;
beforeEach(() => {
  repository = new SavedRepository();
});
afterEach(() => {
  repository.mustBeClean();
  repository.remove();
});

test("a head that was synthesised elsewhere is planned from what was saved, with the files that it reads", async () => {
  repository.write("notes.txt", "of head");
  await repository.save();
  const { code, report, stack } = await repository.preview({ saved: repository.saved });

  expect(code).toBe(2);
  expect(report().git.head).toMatchObject({ ref: null, edited: true });
  expect(stack("home").changes[0]?.attributes).toContainEqual({
    path: "input",
    before: '"of base"',
    after: '"of head"',
  });
  expect(stack("traffic")).toMatchObject({ status: "projected", projectedFrom: ["home"] });
});

test("what is saved holds nothing of this machine", async () => {
  repository.write("notes.txt", "of head");
  await repository.save();
  const files = readdirSync(repository.saved, { recursive: true, encoding: "utf8" });
  const texts = files.flatMap((name) =>
    name.endsWith(".json") ? [readFileSync(join(repository.saved, name), "utf8")] : [],
  );

  expect(files).toEqual(expect.arrayContaining(["head.json", join("tree", "notes.txt")]));
  expect(texts.join("\n")).not.toContain(repository.folder);
});

test("what would run a program at plan time is refused, and planned once it is trusted", async () => {
  const proof = join(repository.folder, "state", "ran");
  repository.stack("home", {
    resource: { terraform_data: { fleet: thing("x") } },
    data: { external: { spy: { program: ["sh", "-c", `touch ${proof}; echo '{}'`] } } },
    output: { name: { value: "${terraform_data.fleet.output}" } },
  });
  await repository.save();
  const { code, stack } = await repository.preview({ saved: repository.saved });

  expect(code).toBe(3);
  expect(stack("home")).toMatchObject({
    status: "refused",
    problem: { code: "gate/plan-time-code" },
    planDigest: null,
  });
  expect(stack("traffic")).toMatchObject({ status: "waits" });
  expect(existsSync(proof)).toBe(false);

  // there is no such provider here, so it is enough that Terraform was asked
  const trusted = await repository.preview({ saved: repository.saved, trustHead: true });
  expect(trusted.stack("home")).toMatchObject({ status: "error", problem: { code: "preview/init-failed" } });
});

describe("fails", () => {
  test("affected/saved on a link, which could lead anywhere", async () => {
    repository.write("notes.txt", "of head");
    await repository.save();
    symlinkSync("/etc/passwd", join(repository.saved, "tree", "link"));

    await expect(repository.preview({ saved: repository.saved })).rejects.toThrow("affected/saved");
  });

  test("affected/saved on a tree that is a link itself", async () => {
    await repository.save();
    renameSync(join(repository.saved, "tree"), join(repository.saved, "other"));
    symlinkSync("other", join(repository.saved, "tree"));

    await expect(repository.preview({ saved: repository.saved })).rejects.toThrow("affected/saved");
  });

  test("affected/saved on a stack that is no JSON", async () => {
    await repository.save();
    writeFileSync(repository.output("stacks", "home", "cdk.tf.json"), "{");

    await expect(repository.preview({ saved: repository.saved })).rejects.toThrow("affected/saved");
  });

  test("affected/saved on paths that lead out of it", async () => {
    await repository.save();
    const file = join(repository.saved, "head.json");
    const head = JSON.parse(readFileSync(file, "utf8")) as object;
    writeFileSync(file, JSON.stringify({ ...head, output: "../../elsewhere" }));

    await expect(repository.preview({ saved: repository.saved })).rejects.toThrow("affected/saved");
  });

  test("affected/save on a folder that holds something", async () => {
    await repository.save();

    await expect(repository.save()).rejects.toThrow("affected/save");
  });
});
