// whether a run of `preview` is of the pull request that was merged, and of the branch that it was merged into. GitHub lists runs
// by their commit alone, and the same commit can be proposed for another branch, with another workflow
import { readFileSync } from "node:fs";
import { createRemoteJWKSet, decodeJwt, jwtVerify } from "jose";
import { z } from "zod";
import { ProblemError } from "../model/problem";
import { previewAgain } from "./preview-again";
import { script } from "./script";

const fileSchema = z.object({ value: z.string() });

script(async ({ variable }) => {
  const pull = variable("PULL");
  const told = await signed(readFileSync(variable("ORIGIN"), "utf8"));
  const wanted = {
    repository: variable("GITHUB_REPOSITORY"),
    event_name: "pull_request",
    run_id: variable("RUN"),
    ref: `refs/pull/${pull}/merge`,
    base_ref: variable("GITHUB_REF_NAME"),
  };
  const wrong = Object.entries(wanted).filter(([name, value]) => told[name] !== value);
  if (wrong.length === 0) return;
  const differ = wrong.map(([name, value]) => `\`${name}\` is ${JSON.stringify(told[name])}, not ${value}`);
  refuse(`the latest preview of what was merged is none of pull request ${pull}: ${differ.join("; ")}`);
});

/** What GitHub has said of a run. @throws ProblemError `ci/other-origin` */
async function signed(text: string): Promise<Record<string, unknown>> {
  const issuer = process.env["TOKEN_ISSUER"] ?? "https://token.actions.githubusercontent.com";
  try {
    const { value } = fileSchema.parse(JSON.parse(text));
    const { iat = 0 } = decodeJwt(value);
    const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks`));
    // it tells of the past, so it may have expired
    const at = { currentDate: new Date(iat * 1000) };
    return (await jwtVerify(value, keys, { issuer, audience: "anycast-edge", ...at })).payload;
  } catch {
    return refuse(`what the preview says of its origin is not signed by ${issuer}`);
  }
}

function refuse(what: string): never {
  throw new ProblemError([{ code: "ci/other-origin", what, fix: previewAgain }]);
}
