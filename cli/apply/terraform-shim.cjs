#!/usr/bin/env node
// plain JavaScript: cdktf starts it in place of Terraform, several times per stack
"use strict";
const { spawn } = require("node:child_process");
const { createHash } = require("node:crypto");
const { readFileSync, writeFileSync } = require("node:fs");
const { constants } = require("node:os");
const { basename, join } = require("node:path");

// what cdktf deploy asks for; nothing else may touch a state
const harmless = new Set(["init", "output", "providers", "version", "-v", "-version", "--version"]);

const folder = process.env.ANYCAST_EDGE_VERIFIED_PLANS ?? "";
const stack = basename(process.cwd());
const [command = "", ...flags] = process.argv.slice(2);
// arguments for every command, another folder for its data, or values in a log
const foreign = /^TF_(CLI_ARGS|DATA_DIR|LOG)/;
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));

function refuse(what) {
  process.stderr.write(`${what} (apply/unverified)\n    fix: run it through \`anycast-edge apply\`\n`);
  process.exit(1);
}

function verified() {
  try {
    return JSON.parse(readFileSync(join(folder, "verified.json"), "utf8"));
  } catch {
    return refuse("there are no verified plans to apply");
  }
}

function planFor(digests) {
  const file = join(folder, `${stack}.plan`);
  const digest = digests[stack];
  if (typeof digest !== "string") return refuse(`no plan of ${stack} was verified`);
  if (createHash("sha256").update(readFileSync(file)).digest("hex") !== digest) {
    return refuse(`the plan of ${stack} is not the one that was verified`);
  }
  return file;
}

function run(binary, args, ended) {
  // a session of its own: cdktf goes away on ^C, and with its terminal would go a Terraform that is still tidying up
  const child = spawn(binary, args, { stdio: "inherit", detached: true, env });
  let asked = false;
  const stop = () => {
    // a second one would make Terraform drop what it is doing
    if (!asked) child.kill("SIGINT");
    asked = true;
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);
  child.once("error", (error) => {
    ended(127);
    refuse(`${binary} cannot be run: ${error.message}`);
  });
  child.once("close", (code, signal) => {
    process.exitCode = code ?? 128 + constants.signals[signal];
    ended(process.exitCode);
  });
}

const { binary, digests } = verified();
if (command === "apply") {
  const plan = planFor(digests);
  const note = (result) =>
    writeFileSync(join(folder, `${stack}.result`), JSON.stringify({ pid: process.pid, ...result }));
  note({});
  run(binary, ["apply", "-input=false", ...flags, plan], (code) => note({ code }));
} else if (harmless.has(command) && !flags.some((flag) => /^--?(migrate-state|force-copy|upgrade)/.test(flag))) {
  run(binary, [command, ...flags], () => undefined);
} else {
  refuse(`\`${[command, ...flags].join(" ")}\` is not part of applying what was approved`);
}
