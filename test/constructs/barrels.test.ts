import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(__dirname, "../..");

/** Files of the bindings that a fresh process loads for `modules`. */
function loadedBindings(...modules: string[]): string[] {
  const script = `${modules.map((name) => `require(${JSON.stringify(name)});`).join("")}
    console.log(JSON.stringify(Object.keys(require.cache).filter((file) => /provider-(tencentcloud|aws)|providers[\\\\/]tencentcloud/.test(file))))`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--require", "tsx/cjs", "--eval", script], {
    cwd: root,
    encoding: "utf8",
  });
  if (stderr !== "") throw new Error(stderr);
  return JSON.parse(stdout) as string[];
}

test("the constructs and the stacks load no cloud", () => {
  expect(loadedBindings("./constructs", "./stacks/define-environment")).toEqual([]);
});

test("a cloud loads its own resources one by one, never the whole provider", () => {
  const files = loadedBindings("./constructs/tencent");
  expect(files.length).toBeGreaterThan(10);
  expect(files.filter((file) => /lib[\\/](lazy-)?index\.js$/.test(file))).toEqual([]);
});
