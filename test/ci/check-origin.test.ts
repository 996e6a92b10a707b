import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Identity, requestToken } from "./support/identity";
import { root } from "./support/workflow";

const folder = mkdtempSync(join(tmpdir(), "anycast-edge-origin-"));
const [ORIGIN, genuine] = [
  join(folder, "origin.json"),
  {
    repository: "games/fleet",
    event_name: "pull_request",
    run_id: "4711",
    ref: "refs/pull/7/merge",
    base_ref: "main",
  },
];

let identity: Identity;
beforeAll(async () => {
  identity = await Identity.start();
});
afterAll(async () => {
  await identity.stop();
  rmSync(folder, { recursive: true });
});

async function signed(claims: Readonly<Record<string, string>>, audience = "anycast-edge"): Promise<string> {
  identity.claims = claims;
  const headers = { authorization: `bearer ${requestToken}` };
  return (await fetch(`${identity.url}/token?audience=${audience}`, { headers })).text();
}

/** Checks what is told of the origin of run 4711, which is to be of pull request 7. */
async function check(origin: string) {
  writeFileSync(ORIGIN, origin);
  const env = {
    PATH: process.env["PATH"],
    GITHUB_REPOSITORY: "games/fleet",
    GITHUB_REF_NAME: "main",
    TOKEN_ISSUER: identity.url,
    RUN: "4711",
    PULL: "7",
    ORIGIN,
  };
  const child = spawn(join(root, "node_modules", ".bin", "tsx"), ["ci/check-origin.ts"], { cwd: root, env });
  let log = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (log += text));
  const code = await new Promise((resolve) => child.once("close", resolve));
  return { code, log };
}

test("a run of the pull request that was merged, signed by GitHub, is believed, also when that expired", async () => {
  expect(await check(await signed(genuine))).toEqual({ code: 0, log: "" });
});

test.each([
  ["another repository", { repository: "evil/fleet" }],
  ["another event", { event_name: "push" }],
  ["another run", { run_id: "666" }],
  ["another pull request", { ref: "refs/pull/8/merge" }],
  ["another branch", { base_ref: "evil" }],
])("%s is not", async (_, claims: Readonly<Record<string, string>>) => {
  const { code, log } = await check(await signed({ ...genuine, ...claims }));
  const [[name, value] = []] = Object.entries(claims);

  expect(code).toBe(1);
  expect(log).toContain(`\`${name}\` is ${JSON.stringify(value)}`);
  expect(log).toContain("(ci/other-origin)");
});

test("nor is what is signed for somebody else, by somebody else, or not at all", async () => {
  const [other, before] = [await signed(genuine, "sts.amazonaws.com"), await signed(genuine)];
  await identity.forget();

  for (const origin of [other, before, "{}", "no"]) {
    const { code, log } = await check(origin);
    expect(code).toBe(1);
    expect(log).toContain(`is not signed by ${identity.url}`);
  }
});
