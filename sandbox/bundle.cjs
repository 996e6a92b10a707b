// Bundles the provider plugin into sandbox/dist, because one process of it starts per stack and command.
const { spawn } = require("node:child_process");
const { createHash } = require("node:crypto");
const { once } = require("node:events");
const { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync } = require("node:fs");
const { readdirSync, renameSync, rmSync, statSync, writeFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");

const dist = join(__dirname, "dist");
const stampFile = join(dist, ".bundled");

/** What the bundle is made from: our sources, the versions of everything else, and the node it is compiled for. */
function fingerprint() {
  const hash = createHash("sha256").update(process.version);
  hash.update(readFileSync(join(__dirname, "..", "package-lock.json")));
  const sources = readdirSync(__dirname, { recursive: true })
    .filter((file) => !file.startsWith("dist") && statSync(join(__dirname, file)).isFile())
    .sort();
  for (const file of sources) hash.update(`${file}\0`).update(readFileSync(join(__dirname, file)));
  return hash.digest("hex");
}

async function bundle(stamp) {
  const { buildSync } = require("esbuild");
  // a Terraform that runs meanwhile finds the old plugin or the new one; the depth is the same, for what it reads by path
  const made = join(__dirname, "..", "node_modules", `.sandbox-${process.pid}`);
  rmSync(made, { recursive: true, force: true });
  mkdirSync(made);
  const plugin = (name) => join(__dirname, "plugin", name);
  buildSync({
    // the certificate's library is needed once, so it stays out of the way
    entryPoints: { plugin: plugin("main.ts"), "make-certificate": plugin("make-certificate.ts") },
    outdir: made,
    bundle: true,
    minify: true,
    platform: "node",
    target: "node20",
    define: { BUNDLED_PROTOCOL: JSON.stringify(protocol()) },
    logLevel: "warning",
  });
  copyFileSync(plugin("start.cjs"), join(made, "main.js"));
  await writeCodeCache(made);
  writeFileSync(join(made, ".bundled"), stamp);
  rmSync(dist, { recursive: true, force: true });
  renameSync(made, dist);
}

function protocol() {
  const root = new (require("protobufjs").Root)();
  for (const file of ["tfplugin5.proto", "controller.proto"]) {
    root.loadSync(join(__dirname, "plugin", file), { keepCase: true });
  }
  return root.toJSON();
}

/** Starts the plugin once as Terraform does, and keeps what V8 has compiled until the handshake. */
async function writeCodeCache(made) {
  const folder = mkdtempSync(join(tmpdir(), "sandbox-bundle-"));
  const env = {
    ...process.env,
    TF_PLUGIN_MAGIC_COOKIE: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
    ANYCAST_EDGE_SANDBOX: folder,
    SANDBOX_WRITE_CODE_CACHE: "1",
  };
  const child = spawn(process.execPath, [join(made, "main.js"), "tencentcloud"], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "close");
  child.stdout.once("data", () => child.kill("SIGTERM"));
  const [code] = await ended;
  rmSync(folder, { recursive: true, force: true });
  if (code !== 0 || !existsSync(join(made, "plugin.cache"))) throw new Error("the bundled plugin does not start");
}

async function main() {
  const wanted = fingerprint();
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === wanted) return "sandbox plugin is current";
  await bundle(wanted);
  return "sandbox plugin bundled";
}

main().then(console.log, (error) => {
  console.error(error);
  process.exitCode = 1;
});
