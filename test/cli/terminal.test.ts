import { spawn } from "node:child_process";
import { join } from "node:path";
import { terminalOf } from "../../cli/terminal";

const terminal = terminalOf(process);
const node = (script: string, env: NodeJS.ProcessEnv = process.env) =>
  terminal.run(process.execPath, ["-e", script], env);

describe("a command that is run", () => {
  test("gives its exit code", async () => {
    expect(await node("")).toEqual({ code: 0 });
    expect(await node("process.exit(3)")).toEqual({ code: 3 });
  });

  test("gets the variables and no others", async () => {
    expect(await node("process.exit(Object.keys(process.env).join() === 'ONLY' ? 0 : 1)", { ONLY: "1" })).toEqual({
      code: 0,
    });
  });

  test("that a signal ended gives 128 and the signal's number", async () => {
    expect(await node("process.kill(process.pid, 'SIGTERM'); setTimeout(() => {}, 9000)")).toEqual({ code: 143 });
  });

  test("gets the signals that were meant for it", async () => {
    const command =
      "process.on('SIGTERM', () => process.exit(9)); setTimeout(() => process.exit(1), 3000); console.log('up')";
    const script = `require("./cli/terminal.ts").terminalOf(process)
      .run(process.execPath, ["-e", ${JSON.stringify(command)}], process.env)
      .then((ended) => console.log(JSON.stringify(ended)));`;
    const runner = spawn(process.execPath, ["--require", require.resolve("tsx/cjs"), "-e", script], {
      cwd: join(__dirname, "..", ".."),
      stdio: ["ignore", "pipe", "inherit"],
    });
    const printed: string[] = [];
    for await (const text of runner.stdout.setEncoding("utf8")) {
      printed.push(String(text).trim());
      if (text === "up\n") runner.kill("SIGTERM");
    }

    expect(printed).toEqual(["up", '{"code":9}']);
  });

  test("that is not there, or is no program, is missing", async () => {
    expect(await terminal.run("no-such-program", [], process.env)).toEqual({ missing: true });
    expect(await terminal.run(__filename, [], process.env)).toEqual({ missing: true });
  });
});
