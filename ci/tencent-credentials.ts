// changes the workflow's own identity for credentials of a CAM role that last an hour: no secret is kept anywhere.
//
// Tencent's API `AssumeRoleWithWebIdentity` as it is documented (product 1312, 73070), never called for real yet. Terraform's
// provider and its `cos` backend both read the variables it sets. TENCENT_STS_URL names another endpoint of the API
import { z } from "zod";
import { ProblemError } from "../model/problem";
import { script } from "./script";

const tokenSchema = z.object({ value: z.string() });
const credentialsSchema = z.object({ TmpSecretId: z.string(), TmpSecretKey: z.string(), Token: z.string() });
const answerSchema = z.object({
  Response: z.object({
    Credentials: credentialsSchema.optional(),
    Error: z.object({ Code: z.string(), Message: z.string() }).optional(),
  }),
});
const seconds = 3600;

script(async ({ variable, secret }) => {
  const [role, provider, region] = [
    variable("TENCENT_ROLE"),
    variable("TENCENT_PROVIDER"),
    variable("TENCENTCLOUD_REGION"),
  ];
  const identity = await gitHubIdentity(variable, provider);
  const { Credentials: credentials, Error: error } = await assumeRole({
    url: process.env["TENCENT_STS_URL"] ?? "https://sts.tencentcloudapi.com",
    region,
    body: {
      ProviderId: provider,
      WebIdentityToken: identity,
      RoleArn: role,
      RoleSessionName: "anycast-edge",
      DurationSeconds: seconds,
    },
  });
  if (credentials === undefined) {
    const what = `Tencent Cloud does not give ${role} to this workflow: ${error?.Code ?? "no reason is given"}`;
    refuse(
      "ci/tencent-refused",
      what,
      "check the role's trust: the provider, its audience, and the subject of this job",
    );
  }
  secret("TENCENTCLOUD_SECRET_ID", credentials.TmpSecretId);
  secret("TENCENTCLOUD_SECRET_KEY", credentials.TmpSecretKey);
  secret("TENCENTCLOUD_SECURITY_TOKEN", credentials.Token);
});

async function gitHubIdentity(variable: (name: string) => string, audience: string): Promise<string> {
  const url = new URL(variable("ACTIONS_ID_TOKEN_REQUEST_URL"));
  url.searchParams.set("audience", audience);
  const headers = { authorization: `Bearer ${variable("ACTIONS_ID_TOKEN_REQUEST_TOKEN")}` };
  return tokenSchema.parse(await ask(url, { headers })).value;
}

interface RoleRequest {
  readonly url: string;
  readonly region: string;
  readonly body: object;
}

async function assumeRole({ url, region, body }: RoleRequest) {
  const headers = {
    authorization: "SKIP",
    "content-type": "application/json",
    "x-tc-action": "AssumeRoleWithWebIdentity",
    "x-tc-version": "2018-08-13",
    "x-tc-region": region,
    "x-tc-timestamp": String(Math.floor(Date.now() / 1000)),
  };
  const answer = await ask(new URL(url), { method: "POST", headers, body: JSON.stringify(body) });
  return answerSchema.parse(answer).Response;
}

async function ask(url: URL, request: RequestInit): Promise<unknown> {
  try {
    const response = await fetch(url, { ...request, signal: AbortSignal.timeout(20_000) });
    return await response.json();
  } catch {
    // the error can hold what was sent
    return refuse("ci/no-answer", `${url.host} gave no answer that can be read`, "run the job again");
  }
}

function refuse(code: string, what: string, fix: string): never {
  throw new ProblemError([{ code, what, fix }]);
}
