import { ProblemError } from "../../model/problem";
import { isObject, list, object, text, type JsonObject } from "../plan/json";
import type { Values } from "../plan/plan";

/** What a stack as synthesised says beyond what a plan does: backend and `lifecycle` are in no plan. */
export interface StackFile {
  /** Id of the stack, where it was written by cdktf. */
  readonly name?: string;
  readonly backend?: { readonly type: string; readonly settings: Values };
  /** Arguments by address. */
  readonly resources: ReadonlyMap<string, Values>;
  /** Constraint of the version by name of the provider. */
  readonly providers: ReadonlyMap<string, string>;
}

/**
 * Reads a configuration in Terraform's JSON, such as cdktf's `cdk.tf.json`.
 *
 * @throws ProblemError `stack/no-stack`
 */
export function readStack(content: string, file: string): StackFile {
  const root = parse(content, file);
  const terraform = oneOf(root["terraform"]);
  const [backend] = Object.entries(oneOf(terraform["backend"]));
  const resources = Object.entries(object(root["resource"])).flatMap(([type, named]) =>
    Object.entries(object(named)).map(([name, args]): [string, Values] => [`${type}.${name}`, oneOf(args)]),
  );
  const providers = Object.entries(oneOf(terraform["required_providers"])).flatMap(([name, demand]) => {
    const version = text(demand) ?? text(object(demand)["version"]);
    return version === undefined ? [] : [[name, version] as const];
  });
  return {
    name: text(object(object(root["//"])["metadata"])["stackName"]),
    ...(backend && { backend: { type: backend[0], settings: oneOf(backend[1]) } }),
    resources: new Map(resources),
    providers: new Map(providers),
  };
}

/** What `lifecycle.prevent_destroy` of a resource says: undefined where it says nothing. */
export function preventsDestroy(args: Values): boolean | undefined {
  const said = oneOf(args["lifecycle"])["prevent_destroy"];
  return said === true || said === "true" ? true : said === false || said === "false" ? false : undefined;
}

function parse(content: string, file: string): JsonObject {
  try {
    const value: unknown = JSON.parse(content);
    if (isObject(value) && (isObject(value["resource"]) || value["terraform"] !== undefined)) return value;
  } catch {
    // told below
  }
  throw new ProblemError([
    {
      code: "stack/no-stack",
      what: `${file} is no configuration in Terraform's JSON`,
      fix: "name the file that the stack was synthesised to: cdktf.out/stacks/<stack>/cdk.tf.json",
    },
  ]);
}

/** A block is written as an object, or as a list with one. */
function oneOf(value: unknown): JsonObject {
  return object(Array.isArray(value) ? list(value)[0] : value);
}
