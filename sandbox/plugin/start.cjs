// Starts the bundled plugin with V8's code cache, which halves what its start takes beside node's own: bundle.cjs copies
// this file beside the bundle. A cache of another node version is ignored by V8.
const { existsSync, readFileSync, writeFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const { join } = require("node:path");
const { Script } = require("node:vm");

const file = join(__dirname, "plugin.js");
const cache = join(__dirname, "plugin.cache");

const script = new Script(
  `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, "utf8")}\n})`,
  {
    filename: file,
    cachedData: existsSync(cache) ? readFileSync(cache) : undefined,
  },
);
// at the end of a start all that a start needs is compiled
if (process.env.SANDBOX_WRITE_CODE_CACHE) process.once("exit", () => writeFileSync(cache, script.createCachedData()));
script.runInThisContext()(exports, createRequire(file), module, file, __dirname);
