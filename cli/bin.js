#!/usr/bin/env node
// plain JavaScript, so that a set-up that is missing is told before anything that needs it is loaded
"use strict";
const { existsSync, readFileSync } = require("node:fs");
const { join } = require("node:path");

const root = join(__dirname, "..");

function whatIsMissing() {
  const wanted = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).engines.node.replace(/^\D+/, "");
  const [major, minor] = process.versions.node.split(".").map(Number);
  const [wantedMajor, wantedMinor] = wanted.split(".").map(Number);
  if (major < wantedMajor || (major === wantedMajor && minor < wantedMinor))
    return [`Node ${process.versions.node} is too old`, `install Node ${wanted} or newer`];
  const missing = ["node_modules/tsx", "node_modules/commander", "providers/tencentcloud/lib", "sandbox/dist"].find(
    (path) => !existsSync(join(root, path)),
  );
  return missing && [`anycast-edge is not set up: ${missing} is missing`, "run `npm run setup` in " + root];
}

const missing = whatIsMissing();
if (missing) {
  process.stderr.write(`${missing[0]} (setup/missing)\n    fix: ${missing[1]}\n`);
  process.exitCode = 1;
} else {
  // the compiler settings are those of this project, wherever it is called; commands that are run get their own
  const before = process.env.TSX_TSCONFIG_PATH;
  process.env.TSX_TSCONFIG_PATH = join(root, "tsconfig.json");
  require("tsx/cjs");
  if (before === undefined) delete process.env.TSX_TSCONFIG_PATH;
  else process.env.TSX_TSCONFIG_PATH = before;
  require("./index.ts");
}
