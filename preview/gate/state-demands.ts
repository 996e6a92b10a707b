import { isObject, type Json, type JsonObject } from "../affected/json";
import { blocksIn, type Block } from "./blocks";
import { demand, type Demand } from "./demand";
import { isSecret } from "./is-secret";

/** Settings that tell one state from the others of a place. */
const names = new Set(["key", "path", "prefix", "schema_name"]);
/** Settings that say how to write, not where. */
const harmless = new Set(["encrypt", "use_lockfile", "dynamodb_table"]);

/** Where a stack keeps its state, and which others it reads. */
export function stateDemands(stack: JsonObject): Demand[] {
  const kept = blocksIn(stack["terraform"], 0, ["terraform"]).flatMap(({ body, path }) => [
    ...blocksIn(body["backend"], 1, [...path, "backend"]).map(({ labels: [type = ""], ...block }) => ({
      type,
      ...block,
    })),
    ...blocksIn(body["cloud"], 0, [...path, "cloud"]).map((block) => ({ type: "cloud", ...block })),
  ]);
  const checked = blocksIn(stack["check"], 1, ["check"]).flatMap(({ body, path }) =>
    blocksIn(body["data"], 2, [...path, "data"]),
  );
  return [
    ...kept.flatMap(({ type, body, path }) => {
      const way: Way = { path, does: "keeps its state", scope: "stack" };
      return [kind(type, way), ...places(type, body, way), settings(type, body, way)];
    }),
    ...[...blocksIn(stack["data"], 2, ["data"]), ...checked].flatMap(read),
  ];
}

function read({ labels: [type, name = ""], body, path }: Block): Demand[] {
  if (type !== "terraform_remote_state") return [];
  const { backend = null, config = {}, workspace, for_each: each, count } = body;
  const way: Way = { path, does: `reads the state \`${name}\``, scope: "any" };
  const whole = {
    ...(!isObject(config) && { config }),
    ...(workspace !== undefined && { workspace }),
    ...(each !== undefined && { for_each: each }),
    ...(count !== undefined && { count }),
  };
  const inner = isObject(config) ? config : {};
  const inside = { ...way, path: [...path, "config"] };
  const all = settings(backend, { ...whole, ...inner }, way);
  return [kind(backend, way), ...places(backend, whole, way), ...places(backend, inner, inside), all];
}

interface Way {
  readonly path: readonly string[];
  readonly does: string;
  readonly scope: Demand["scope"];
}

function kind(type: Json, { path, does, scope }: Way): Demand {
  return demand(["state", type], path, `${does} in another kind of place than base`, scope);
}

/** One that is missing counts too: without its role, a place is reached as somebody else. */
function settings(type: Json, body: JsonObject, { path, does, scope }: Way): Demand {
  const keys = Object.keys(body).filter((key) => !harmless.has(key));
  return demand(
    ["settings", type, keys.sort()],
    path,
    `${does} with other settings, or without some, than base`,
    scope,
  );
}

function places(type: Json, settings: JsonObject, { path, does, scope }: Way): Demand[] {
  return Object.entries(settings)
    .filter(([key]) => !harmless.has(key))
    .map(([key, value]) => {
      const how = isSecret(key) ? "with credentials in clear" : "elsewhere than base";
      return demand(
        ["state", type, key, placeOf(type, key, value)],
        [...path, key],
        `${does} ${how}: \`${key}\``,
        scope,
      );
    });
}

/** What has to be the same: all of it, or of a state's name the folder that it is in. */
function placeOf(type: Json, key: string, value: Json): Json {
  if (!names.has(key) || typeof value !== "string" || value.includes("${")) return value;
  if (key === "schema_name") return "";
  const folder = value.split("/").slice(0, -1);
  // another checkout is another folder
  return type === "local" ? (folder.at(-1) ?? "") : folder.join("/");
}
