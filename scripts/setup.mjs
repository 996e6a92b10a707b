// Everything a fresh clone needs before the demo, the tests or the CLI can run. Idempotent and quick when nothing is to do.
// `--installed` is for npm, which calls it when it has put the packages there, whoever asked it to. `--tests` is for the tests
// and the benchmarks, which drive programs that nothing else needs.
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, lstatSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { missingPackages, packageInstaller } from "./debian-packages.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const windows = process.platform === "win32";

const stampFile = join(root, "node_modules", ".anycast-edge-setup");

if (process.argv.includes("--installed")) {
  writeFileSync(stampFile, lockDigest());
} else {
  checkNode();
  checkTerraform();
  if (process.argv.includes("--tests")) installDebianPackages();
  installPackages();
}
run("Tencent Cloud bindings", "node", ["providers/generate.cjs", "tencentcloud", "tencentcloudstack/tencentcloud"]);
run("Alibaba Cloud bindings", "node", ["providers/generate.cjs", "alicloud", "aliyun/alicloud"]);
run("sandbox plugin", "node", ["sandbox/bundle.cjs"]);

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 9))
    fail(`Node ${process.versions.node} is too old`, "install Node 20.9 or newer");
}

function checkTerraform() {
  const wanted = process.env.TERRAFORM_BINARY_NAME;
  const found = (wanted ? [wanted] : ["terraform", "tofu"])
    .map((binary) => [binary, spawnSync(binary, ["version"], { encoding: "utf8" })])
    .find(([, { status }]) => status === 0);
  if (found) {
    const [binary, { stdout }] = found;
    const [, major, minor] = /v(\d+)\.(\d+)/.exec(stdout) ?? [];
    if (Number(major) < 1 || (Number(major) === 1 && Number(minor) < 5))
      fail(`${binary} ${major}.${minor} is too old`, "install version 1.5 or newer");
  } else {
    fail(
      wanted ? `TERRAFORM_BINARY_NAME is ${wanted}, which does not run` : "neither terraform nor tofu is on the PATH",
      "install Terraform (https://developer.hashicorp.com/terraform/install) or OpenTofu (https://opentofu.org/docs/intro/install), version 1.5 or newer",
    );
  }
}

function installDebianPackages() {
  const missing = missingPackages();
  if (missing.length === 0) return;
  const names = missing.join(", ");
  const { command, fix } = packageInstaller(missing);
  if (fix) fail(`the tests drive programs that are not installed: ${names}`, fix);
  const [program, ...args] = command;
  run(`Debian packages ${names} (for the tests)`, program, args);
}

function installPackages() {
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === lockDigest()) return;
  const modules = join(root, "node_modules");
  // npm would empty the folder that it leads to, which is another project's
  if (lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink())
    fail(
      "node_modules is a link, and its packages are not those of package-lock.json",
      `remove the link ${modules}, and run \`npm run setup\` again`,
    );
  run("npm packages (a minute or two)", windows ? "npm.cmd" : "npm", ["ci", "--no-audit", "--no-fund"]);
}

function lockDigest() {
  const lock = readFileSync(join(root, "package-lock.json"));
  return createHash("sha256").update(lock).digest("hex");
}

function run(what, command, args) {
  const started = Date.now();
  process.stderr.write(`setup: ${what} … `);
  try {
    execFileSync(command, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"], shell: windows });
    process.stderr.write(`${((Date.now() - started) / 1000).toFixed(1)} s\n`);
  } catch (error) {
    process.stderr.write("failed\n");
    process.stderr.write(`${error.stdout ?? ""}${error.stderr ?? ""}\n`);
    fail(`${what} could not be set up; the output above says why`, "mend it and run `npm run setup` again");
  }
}

function fail(what, fix) {
  process.stderr.write(`${what} (setup/failed)\n    fix: ${fix}\n`);
  process.exit(1);
}
