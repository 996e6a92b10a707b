import type { CloudName } from "../../model/cloud-name";
import { cloudOf } from "../../model/edge";
import type { Environment } from "../../model/environment";
import type { Problem } from "../../model/problem";
import type { Check } from "./check";

/** Variables from which a cloud's provider reads its credentials. */
const variablesOf: Readonly<Record<CloudName, readonly string[]>> = {
  tencent: ["TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY"],
  aws: ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"],
  alibaba: ["ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET"],
};

export const credentials: Check = {
  asks: "Are the credentials of the clouds there?",
  run: ({ environments, variables }) => {
    const needed = new Map(environments.flatMap(({ environment }) => neededBy(environment)));
    const looked = [...needed].sort().map(([of, names]) => {
      return { of, names, absent: names.filter((name) => (variables[name] ?? "") === "") };
    });
    return {
      says: looked.map(({ of, absent }) => `${of}: ${absent.length === 0 ? "present" : "not present"}`).join(", "),
      fix: looked
        .filter(({ names, absent }) => absent.length > 0 && absent.length < names.length)
        .map(({ of, absent }) => half(of, absent)),
      advice: looked
        .filter(({ names, absent }) => absent.length === names.length)
        .map(({ of, names }) => none(of, names)),
    };
  },
};

function neededBy({ cloud: home, edges, state }: Environment): [string, readonly string[]][] {
  const clouds = [home, ...Object.values(edges).map((edge) => cloudOf(edge, home))];
  const ofClouds = clouds.map((cloud): [string, readonly string[]] => [cloud, variablesOf[cloud]]);
  return state.backend === "pg" ? [...ofClouds, ["state in PostgreSQL", ["PG_CONN_STR"]]] : ofClouds;
}

function half(of: string, absent: readonly string[]): Problem {
  return {
    code: "credentials/half",
    what: `of the two credentials of ${of} only one is set`,
    fix: `set ${absent.join(" and ")} too`,
  };
}

function none(of: string, names: readonly string[]): Problem {
  return {
    code: "credentials/none",
    what: `no credentials of ${of} are set: enough for the sandbox, not for deploying to the cloud`,
    fix: `before deploying, set ${names.join(" and ")}`,
  };
}
