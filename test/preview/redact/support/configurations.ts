import type { JsonObject } from "../../../../preview/plan/json";
import { canaries, variableOf, type Place } from "./canaries";

const marked = (place: Place): string => `\${var.${variableOf(place)}}`;
const inner = (place: Place): string => `nonsensitive(var.${variableOf(place)})`;
const bare = (place: Place): string => `\${${inner(place)}}`;
const secret = (place: Place): string => `\${sensitive(${JSON.stringify(canaries[place])})}`;
const data = (input: unknown): JsonObject => ({ input });

/** The variables that a configuration uses, marked; no other secret must be known by the way. */
export function variablesOf(configuration: JsonObject): JsonObject {
  const used = new Set(JSON.stringify(configuration).match(/(?<=var\.)v\d+/g));
  const all = Object.entries(canaries).map(([place, value]) => [variableOf(place as Place), value] as const);
  return Object.fromEntries(all.filter(([name]) => used.has(name)));
}

function declaring(configuration: JsonObject): JsonObject {
  const names = Object.keys(variablesOf(configuration));
  const marked = names.map((name) => [name, { type: "string", sensitive: true }]);
  return { ...configuration, variable: { plain: { default: "x" }, ...Object.fromEntries(marked) } };
}

const kept: JsonObject = {
  updated: data(marked("value before an update")),
  replaced: { ...data(marked("object that is replaced")), triggers_replace: "1" },
  left: data(marked("object that a replacement left behind")),
  drifted: { for_each: `\${toset([${inner("address that drifted")}])}`, input: "x" },
};

/** What is applied first. */
export const before = declaring({
  resource: {
    terraform_data: {
      ...kept,
      deleted: data(marked("object that is deleted")),
      forgotten: data(marked("object that is forgotten")),
      lost: data(marked("attribute that lost its mark in the state")),
      old: { for_each: `\${toset([${inner("address before a move")}])}`, input: "x" },
    },
  },
});

/** What nothing marks: names and forms alone give it away. */
const written: JsonObject = {
  named: data({ password: canaries["attribute called password"], port: 7000 }),
  env_list: data([{ name: "DB_PASSWORD", value: canaries["value of an environment's list"] }]),
  env_map: data({ environment: { DB_PASSWORD: canaries["value of an environment's map"], MODE: "live" } }),
  in_json: data({ text: JSON.stringify({ db: { password: canaries["member of JSON called so"], port: 5432 } }) }),
  assignment: data({ text: `export APP_TOKEN=${canaries["assignment in a text"]} MODE=live` }),
  assignment_first: data({ text: `APP_SECRET=${canaries["assignment that stands elsewhere"]}` }),
  assignment_then: data({ note: `see ${canaries["assignment that stands elsewhere"]}!` }),
  user_data: data({ user_data: canaries["user data"] }),
  user_data_first: data({ user_data: canaries["user data, encoded elsewhere"] }),
  user_data_then: data({ boot: Buffer.from(`# ${canaries["user data, encoded elsewhere"]}`).toString("base64") }),
  connection: data({ text: `postgres://game:${canaries["password of a connection"]}@db.example:5432/game` }),
  connection_first: data({ text: `redis://x:${canaries["password of a connection, elsewhere"]}@cache.example` }),
  connection_then: data({ note: canaries["password of a connection, elsewhere"] }),
  named_first: data({ api_key: canaries["name that gives it away in another resource"] }),
  named_then: data({ note: `uses ${canaries["name that gives it away in another resource"]} too` }),
  environment: data([
    canaries["environment variable of a cloud"],
    canaries["environment variable of Terraform"],
    canaries["environment variable of a runner"],
  ]),
  shapes: data({
    pem: canaries["private key"],
    jwt: `it is ${canaries["web token"]}`,
    ids: [canaries["key id of AWS"], canaries["key id of Tencent"], canaries["key id of Alibaba"]],
    hosts: [canaries["token of GitHub"], canaries["token of GitLab"], canaries["token of Slack"]],
    header: `Authorization: Bearer ${canaries.header}`,
    random: canaries["text drawn by lot"],
  }),
};

/** What is planned then. */
export const after = declaring({
  // what the stacks that fail hold is known from here
  locals: {
    elsewhere: [
      marked("address before a move"),
      marked("message of a precondition"),
      marked("message that is wrapped"),
      marked("argument of a failed function"),
      marked("path of a file that is not there"),
      marked("message of a validation"),
    ],
  },
  removed: [{ from: "terraform_data.forgotten", lifecycle: { destroy: false } }],
  moved: [
    { from: `terraform_data.old[${JSON.stringify(canaries["address before a move"])}]`, to: "terraform_data.moved" },
  ],
  import: [{ to: "terraform_data.imported", id: bare("id of an import") }],
  check: {
    c: { assert: { condition: "${var.plain == 1}", error_message: `it holds ${bare("message of a check")} still` } },
  },
  resource: {
    terraform_data: {
      ...kept,
      updated: data("x"),
      replaced: { ...data(marked("object that is replaced")), triggers_replace: "2" },
      moved: data("x"),
      imported: data("x"),
      marked: data(marked("attribute that is marked")),
      list: data(["x", marked("element of a list that is marked in part"), "y"]),
      deep: data({ a: [{ b: { c: marked("member deep in an object"), d: 1 } }] }),
      number: data({ n: `\${tonumber(${inner("number")})}` }),
      lines: data({ text: `begin\n${bare("text of several lines")}\nend` }),
      quotes: data({ text: bare("text with quotes and backslashes") }),
      html: data({ text: `\${jsonencode({ a = ${inner("text with signs of HTML")} })}` }),
      letters: data({ text: `<${bare("text in other letters")}>` }),
      template: data({ text: bare("text with a template in it") }),
      beginning: data({ text: bare("beginning of another secret") }),
      longer: data({ text: bare("secret that goes on") }),
      end: data({ text: bare("end of another secret") }),
      base64: data([
        `\${base64encode("${bare("base64, first position")} after")}`,
        `\${base64encode("b${bare("base64, second position")} after")}`,
        `\${base64encode("be${bare("base64, third position")} after")}`,
      ]),
      url: data({ text: `https://x.example/?q=\${urlencode(${inner("part of a URL")})}` }),
      json: data({ text: `\${jsonencode({ a = [${inner("JSON in a text")}] })}` }),
      json_in_json: data({ text: `\${jsonencode({ a = jsonencode({ b = ${inner("JSON in JSON in a text")} }) })}` }),
      keys: { for_each: `\${toset([${inner("key of for_each")}])}`, input: "x" },
      map: data({ [bare("key of a map")]: { x: 1 } }),
      ...written,
    },
  },
  output: {
    bare: { value: bare("output without a mark") },
    marked: { sensitive: true, value: canaries["output with a mark"] },
    "cross-stack-output-sensitive": { sensitive: true, value: secret("output of sensitive()") },
  },
});

/** A plan that fails in several places, and says why. */
export const failing = declaring({
  resource: {
    terraform_data: {
      precondition: {
        input: "x",
        lifecycle: {
          precondition: [
            { condition: "${var.plain == 1}", error_message: `no: ${bare("message of a precondition")}` },
            { condition: "${var.plain == 2}", error_message: `no: ${bare("message that is wrapped")}, so it is` },
          ],
        },
      },
      function: { input: `\${tonumber(${inner("argument of a failed function")})}` },
      file: { input: `\${file(${inner("path of a file that is not there")})}` },
    },
  },
});

/** A variable that is refused. */
export const invalid: JsonObject = {
  variable: {
    v: {
      default: canaries["message of a validation"],
      validation: [{ condition: "${length(var.v) > 100}", error_message: "${var.v} is no good value" }],
    },
  },
};

/** Stacks that others read; only the first one is planned in the run. */
export const upstream: JsonObject = {
  locals: { quebec: secret("output through a local") },
  resource: {
    terraform_data: {
      kilo: data(secret("output of another stack, in an attribute")),
      lima: data({ a: secret("output of another stack, in an output"), vpc: "vpc-1a2b3c4d" }),
      mike: data([secret("output of another stack, within JSON"), "Harbour Light 7"]),
    },
  },
  output: {
    "cross-stack-output-kilo": { sensitive: true, value: "${terraform_data.kilo.input}" },
    "cross-stack-output-lima": { sensitive: true, value: "${terraform_data.lima.input.a}" },
    "cross-stack-output-mike": { sensitive: true, value: "${terraform_data.mike.input[0]}" },
    "cross-stack-output-name": { sensitive: true, value: "${terraform_data.lima.id}" },
    "cross-stack-output-vpc": { sensitive: true, value: "${terraform_data.lima.input.vpc}" },
    "cross-stack-output-quebec": { sensitive: true, value: "${local.quebec}" },
    november: { sensitive: true, value: canaries["output that another stack's author marked"] },
    plain: { value: "Harbour Light 8" },
    romeo: { sensitive: true, value: { user: "game", more: [canaries["object of outputs"]] } },
  },
};
export const unplanned: JsonObject = {
  output: {
    "cross-stack-output-oscar": { sensitive: true, value: canaries["output of a stack that was not planned"] },
    "cross-stack-output-vpc": { sensitive: true, value: "vpc-9z8y7x6w" },
  },
};
export const foreign: JsonObject = {
  output: { papa: { sensitive: true, value: canaries["output that nobody knows anything of"] } },
};

/** What reads them. */
export function downstream(stateFile: (stack: string) => string): JsonObject {
  const read = (stack: string): JsonObject => ({ backend: "local", config: { path: stateFile(stack) } });
  const output = (stack: string, name: string): string => `data.terraform_remote_state.${stack}.outputs["${name}"]`;
  const from = (stack: string, name: string): string => `\${${output(stack, name)}}`;
  return {
    data: {
      terraform_remote_state: {
        upstream: read("upstream"),
        unplanned: read("unplanned"),
        foreign: read("foreign"),
      },
    },
    resource: {
      terraform_data: {
        kilo: data(from("upstream", "cross-stack-output-kilo")),
        mike: data(`\${jsonencode({ a = ${output("upstream", "cross-stack-output-mike")} })}`),
        others: data([
          from("upstream", "cross-stack-output-quebec"),
          from("upstream", "november"),
          from("upstream", "romeo"),
          from("unplanned", "cross-stack-output-oscar"),
          from("foreign", "papa"),
        ]),
        plain: data([
          from("upstream", "cross-stack-output-name"),
          from("upstream", "cross-stack-output-vpc"),
          from("upstream", "plain"),
          from("unplanned", "cross-stack-output-vpc"),
        ]),
      },
    },
    output: { lima: { value: from("upstream", "cross-stack-output-lima") } },
  };
}

/** Variables of the process that plans. */
export const environment = {
  AWS_SECRET_ACCESS_KEY: canaries["environment variable of a cloud"],
  TF_VAR_db_password: canaries["environment variable of Terraform"],
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: canaries["environment variable of a runner"],
  AWS_REGION: "ap-northeast-2",
  HOME: "/home/runner",
};
