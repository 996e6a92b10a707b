import { credentials } from "../../../cli/checks/credentials";
import { awsEdge, ensEdge } from "../../model/declared";
import { loaded, surroundings } from "./surroundings";

const both = { TENCENTCLOUD_SECRET_ID: "id-of-somebody", TENCENTCLOUD_SECRET_KEY: "key-of-somebody" };
const check = (variables: NodeJS.ProcessEnv, environment = loaded()) =>
  credentials.run(surroundings({ variables, environments: [environment] }));

test("are present or not, and never printed", () => {
  const answer = check(both);

  expect(answer).toEqual({ says: "tencent: present", fix: [], advice: [] });
  expect(JSON.stringify(answer)).not.toContain("somebody");
});

test("none at all is advice, since the sandbox needs none", () => {
  expect(check({ TENCENTCLOUD_SECRET_ID: "" })).toMatchObject({
    says: "tencent: not present",
    fix: [],
    advice: [
      { code: "credentials/none", fix: "before deploying, set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY" },
    ],
  });
});

test("only one of the two is a mistake", () => {
  expect(check({ TENCENTCLOUD_SECRET_ID: "id" })).toMatchObject({
    fix: [{ code: "credentials/half", fix: "set TENCENTCLOUD_SECRET_KEY too" }],
    advice: [],
  });
});

test.each([
  ["aws", "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"],
  ["alibaba", "ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET"],
])("on %s they are %s", (cloud, names) => {
  expect(check({}, loaded({ cloud }))).toMatchObject({ advice: [{ fix: `before deploying, set ${names}` }] });
});

test("states in PostgreSQL need a connection", () => {
  const environment = loaded({ state: { backend: "pg" } });

  expect(check({ ...both, PG_CONN_STR: "postgres://x" }, environment).advice).toEqual([]);
  expect(check(both, environment)).toMatchObject({
    says: "state in PostgreSQL: not present, tencent: present",
    advice: [{ code: "credentials/none", fix: "before deploying, set PG_CONN_STR" }],
  });
});

test.each([
  ["aws", awsEdge("us-east-1", publicRoad("aws")), "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"],
  [
    "alibaba",
    ensEdge("cn-dalian-unicom", publicRoad("alibaba")),
    "ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET",
  ],
])("an edge on %s needs that cloud's too", (cloud, elsewhere, names) => {
  expect(check(both, loaded({ edges: { elsewhere } }))).toMatchObject({
    says: `${cloud}: not present, tencent: present`,
    advice: [{ code: "credentials/none", fix: `before deploying, set ${names}` }],
  });
});

function publicRoad(cloud: string) {
  return { cloud, backhaul: { public: "tls" } };
}

test("without environments there is nothing to say", () => {
  expect(credentials.run(surroundings())).toEqual({ says: "", fix: [], advice: [] });
});
