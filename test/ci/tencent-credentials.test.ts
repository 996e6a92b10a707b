import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./support/workflow";

const folder = mkdtempSync(join(tmpdir(), "anycast-edge-tencent-"));
afterAll(() => rmSync(folder, { recursive: true }));

const identity = "eyJ.identity.of-the-workflow";
const credentials = { TmpSecretId: "AKIDtemporary", TmpSecretKey: "key-of-an-hour", Token: "token-of-an-hour" };

interface Asked {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** GitHub's identity service and Tencent's API at once. */
async function run(answer: unknown, change: Readonly<Record<string, string>> = {}) {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (text: string) => (body += text));
    request.on("end", () => {
      asked.push({ path: request.url ?? "", headers: request.headers, body });
      response.end(
        typeof answer === "string" ? answer : JSON.stringify(request.method === "GET" ? { value: identity } : answer),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const variables = join(folder, "env");
  writeFileSync(variables, "");
  const env = {
    PATH: process.env["PATH"],
    GITHUB_ENV: variables,
    ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/identity?version=2`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: "request-token",
    TENCENT_STS_URL: url,
    TENCENT_ROLE: "qcs::cam::uin/100000000001:roleName/plan",
    TENCENT_PROVIDER: "github",
    TENCENTCLOUD_REGION: "ap-singapore",
    ...change,
  };
  const child = spawn(join(root, "node_modules", ".bin", "tsx"), ["ci/tencent-credentials.ts"], { cwd: root, env });
  let log = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (log += text));
  const code = await new Promise((resolve) => child.once("close", resolve));
  server.close();
  return { code, log, asked, variables: readFileSync(variables, "utf8") };
}

test("the workflow's identity becomes credentials of the role, for later steps and in no log", async () => {
  const { code, log, asked, variables } = await run({ Response: { Credentials: credentials, ExpiredTime: 1 } });
  const [first, second] = asked;

  expect(code).toBe(0);
  expect(first).toMatchObject({
    path: "/identity?version=2&audience=github",
    headers: { authorization: "Bearer request-token" },
  });
  expect(second).toMatchObject({
    path: "/",
    headers: { authorization: "SKIP", "x-tc-action": "AssumeRoleWithWebIdentity", "x-tc-version": "2018-08-13" },
  });
  expect(JSON.parse(second?.body ?? "")).toEqual({
    ProviderId: "github",
    WebIdentityToken: identity,
    RoleArn: "qcs::cam::uin/100000000001:roleName/plan",
    RoleSessionName: "anycast-edge",
    DurationSeconds: 3600,
  });
  expect(variables).toBe(
    "TENCENTCLOUD_SECRET_ID=AKIDtemporary\nTENCENTCLOUD_SECRET_KEY=key-of-an-hour\nTENCENTCLOUD_SECURITY_TOKEN=token-of-an-hour\n",
  );
  // what is left of it when masks have done their work
  expect(log.replaceAll(/^::add-mask::.*$/gm, "").trim()).toBe("");
});

test.each([
  [
    "ci/tencent-refused",
    { Response: { Error: { Code: "AuthFailure.UnauthorizedOperation", Message: "no" }, RequestId: "1" } },
    {},
  ],
  ["ci/no-answer", "<html>", {}],
  ["ci/no-variable", {}, { TENCENT_ROLE: "" }],
  // a value of two lines would set another variable
  ["ci/bad-value", { Response: { Credentials: { ...credentials, TmpSecretId: "a\nPATH=/evil" } } }, {}],
])("fails with %s, without a credential in the log", async (problem, answer, change) => {
  const { code, log, variables } = await run(answer, change);

  expect(code).toBe(1);
  expect(log).toContain(`(${problem})`);
  expect(log).not.toContain(identity);
  expect(variables).toBe("");
});
