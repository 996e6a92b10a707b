import type { JsonObject } from "../affected/json";
import { blocksIn, type Block } from "./blocks";
import { demand, type Demand } from "./demand";

/** They run a program or send what they are told to: only word for word as in base. */
const running = /^(external|http|shell_script|.*_(invocation|invoke|command|query|script|exec))$/;

/** Data sources and ephemeral resources: they are read while planning. */
export function readDemands(stack: JsonObject): Demand[] {
  const checked = blocksIn(stack["check"], 1, ["check"]).flatMap(({ body, path }) =>
    blocksIn(body["data"], 2, [...path, "data"]),
  );
  return [
    ...[...blocksIn(stack["data"], 2, ["data"]), ...checked].flatMap((block) => read("data", block)),
    ...blocksIn(stack["ephemeral"], 2, ["ephemeral"]).flatMap((block) => read("ephemeral", block)),
  ];
}

function read(kind: string, { labels: [type = "", name = ""], body, path }: Block): Demand[] {
  // where states lie is told apart
  if (type === "terraform_remote_state") return [];
  const address = `\`${kind}.${type}.${name}\``;
  if (!running.test(type)) return [demand([kind, type], path, `reads ${address}, a type that no stack of base reads`)];
  const what = `runs a program or asks a server: ${address}, which is not word for word in base`;
  return [demand([kind, type, body], path, what)];
}
