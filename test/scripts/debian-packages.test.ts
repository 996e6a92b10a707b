import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

interface Installer {
  readonly command?: readonly string[];
  readonly fix?: string;
}

const folder = mkdtempSync(join(tmpdir(), "anycast-edge-debian-"));
const bin = join(folder, "bin");
const policy = join(folder, "policy-rc.d");
const disabled = join(folder, "cloud", "cloud-init.disabled");
const calls = join(folder, "calls");

beforeEach(() => mkdirSync(bin, { recursive: true }));
afterEach(() => rmSync(folder, { recursive: true }));

/** What a function of the script answers a user when only these programs are on the PATH. */
function ask(call: string, user = 0): unknown {
  const script = join(__dirname, "..", "..", "scripts", "debian-packages.mjs");
  const code = `import * as packages from ${JSON.stringify(script)};
    process.getuid = () => ${user};
    console.log(JSON.stringify(packages.${call}));`;
  const args = ["--input-type=module", "--eval", code];
  const { stdout } = spawnSync(process.execPath, args, { env: { PATH: bin }, encoding: "utf8" });
  return JSON.parse(stdout) as unknown;
}

function program(name: string, body: string): void {
  writeFileSync(join(bin, name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
}

/** Notes how it is called, and whether services are kept from starting meanwhile. */
function aptGet(answer = "exit 0"): void {
  program("apt-get", `echo "apt-get $* $(sh '${policy}'; echo $?)" >>'${calls}'\n${answer}`);
}

function installer(packages: readonly string[], user = 0): Installer {
  return ask(
    `packageInstaller(${JSON.stringify(packages)}, ${JSON.stringify({ policy, disabled })})`,
    user,
  ) as Installer;
}

function arguments_({ command = [] }: Installer): [string, string[]] {
  const [file = "", ...args] = command;
  return [file, args];
}

function install(...packages: string[]) {
  const path = [bin, process.env["PATH"]].join(delimiter);
  const { status } = spawnSync(...arguments_(installer(packages)), { env: { PATH: path } });
  return { status, calls: readFileSync(calls, "utf8").trim().split("\n") };
}

const option = "-q -y -o DPkg::Lock::Timeout=120";

test("what is on the PATH or in the folders beside it is not missing", () => {
  program("haproxy", "");
  program("socat", "");

  expect(ask("missingPackages([])")).toEqual(expect.arrayContaining(["nginx", "cloud-init", "wrk"]));
  expect(ask("missingPackages([])")).not.toContain("haproxy");
  expect(ask(`missingPackages([${JSON.stringify(bin)}])`)).not.toContain("socat");
});

test("any browser will do for the tests of pictures", () => {
  expect(ask("missingPackages([])")).toContain("chromium");
  program("google-chrome", "");
  expect(ask("missingPackages([])")).not.toContain("chromium");
});

test("no service starts while packages are installed, and all may afterwards", () => {
  aptGet();
  program("systemctl", `echo "systemctl $*" >>'${calls}'`);

  expect(install("haproxy", "socat")).toEqual({
    status: 0,
    calls: [`apt-get ${option} install --no-install-recommends haproxy socat 101`, "systemctl disable --quiet haproxy"],
  });
  expect(existsSync(policy)).toBe(false);
});

test("a cloud-init that is installed here never takes this machine for a new one", () => {
  aptGet();

  install("socat");
  expect(existsSync(disabled)).toBe(false);
  install("cloud-init");
  expect(existsSync(disabled)).toBe(true);
});

test("a policy that is there already is kept", () => {
  aptGet();
  writeFileSync(policy, "exit 7\n");

  expect(install("socat").calls).toEqual([`apt-get ${option} install --no-install-recommends socat 7`]);
  expect(readFileSync(policy, "utf8")).toBe("exit 7\n");
});

test("the lists are fetched only when the packages cannot be installed without, and only once", () => {
  aptGet(`case "$*" in *update*) touch '${folder}/updated' ;; *) test -e '${folder}/updated' ;; esac`);

  expect(install("wrk")).toEqual({
    status: 0,
    calls: [
      `apt-get ${option} install --no-install-recommends wrk 101`,
      `apt-get ${option} update 101`,
      `apt-get ${option} install --no-install-recommends wrk 101`,
    ],
  });
});

test("the policy goes when the installation fails", () => {
  aptGet("exit 100");

  expect(install("wrk").status).toBe(100);
  expect(existsSync(policy)).toBe(false);
});

test("the policy goes when the installation is interrupted", async () => {
  aptGet("kill -TERM $PPID; sleep 0.1");
  const env = { PATH: [bin, process.env["PATH"]].join(delimiter) };

  const child = spawn(...arguments_(installer(["wrk"])), { env, stdio: "ignore" });
  const code = await new Promise((resolve) => child.once("close", resolve));

  expect(code).toBe(130);
  expect(existsSync(policy)).toBe(false);
});

test("another user than root installs by sudo, if it asks for no password", () => {
  aptGet();
  program("sudo", 'test "$1" = -n');

  expect(installer(["wrk"], 1000).command?.slice(0, 3)).toEqual(["sudo", "-n", "sh"]);
});

test("without apt-get, or without the right to use it, a person is told what to do", () => {
  expect(installer(["wrk"]).fix).toMatch(/^use Debian or Ubuntu/);
  aptGet();
  const fix = "as root, run `apt-get install --no-install-recommends wrk`";
  expect(installer(["wrk"], 1000)).toEqual({ fix });
});
