import { isObject, list, object, text, type JsonObject } from "../plan/json";
import type { Reference } from "./references";
import { allReferences, asOne, writtenInJson, writtenInPlan, type Written } from "./written";

/** A resource, a data source, a local, an output, or what a module is given for a variable. */
export interface Declaration {
  /** Its address: `aws_eip.a`, `module.m.data.aws_vpc.a`, `local.a`, `module.m.output.a`, `module.m.var.a`. */
  readonly address: string;
  /** Address of the module that its references are in, with a dot behind; empty for the root module. */
  readonly module: string;
  readonly attributes: ReadonlyMap<string, Written>;
  /** What its `for_each` refers to. */
  readonly each: readonly Reference[];
  /** Whether it is from a plan, which does not tell the members of an attribute apart. */
  readonly isCoarse: boolean;
}

/** What a stack's JSON declares. */
export function* declaredInJson(stack: JsonObject): Generator<Declaration> {
  const root = { module: "", isCoarse: false };
  for (const [block, prefix] of [
    ["resource", ""],
    ["data", "data."],
  ] as const) {
    for (const [type, named] of blocks(stack[block])) {
      for (const [name, args] of blocks(named)) yield { ...root, address: `${prefix}${type}.${name}`, ...body(args) };
    }
  }
  for (const [name, value] of blocks(stack["locals"])) yield { ...root, address: `local.${name}`, ...single(value) };
  for (const [name, args] of blocks(stack["output"])) {
    yield { ...root, address: `output.${name}`, ...single(members(args)["value"]) };
  }
  for (const [name, args] of blocks(stack["module"])) {
    const { attributes, each } = body(args);
    for (const [variable, written] of attributes) {
      yield { ...root, address: `module.${name}.var.${variable}`, attributes: new Map([["value", written]]), each };
    }
  }
}

/** What the `configuration` of a plan declares: its root module, or another one. It does not show what a local is. */
export function* declaredInPlan(root: JsonObject, module = ""): Generator<Declaration> {
  const place = { module, isCoarse: true };
  for (const one of list(root["resources"]).map(object)) {
    const attributes = writtenInPlan(one["expressions"]).members;
    yield { ...place, address: `${module}${text(one["address"]) ?? ""}`, attributes, each: eachOf(one) };
  }
  for (const [name, one] of Object.entries(object(root["outputs"]))) {
    const attributes = new Map([["value", writtenInPlan(object(one)["expression"])]]);
    yield { ...place, address: `${module}output.${name}`, attributes, each: [] };
  }
  for (const [name, one] of Object.entries(object(root["module_calls"]))) {
    const call = object(one);
    const inner = `${module}module.${name}.`;
    for (const [variable, written] of writtenInPlan(call["expressions"]).members) {
      const attributes = new Map([["value", written]]);
      yield { ...place, address: `${inner}var.${variable}`, attributes, each: eachOf(call) };
    }
    yield* declaredInPlan(object(call["module"]), inner);
  }
}

/** Addresses of what is declared as `sensitive`: variables, and outputs of modules. */
export function* markedInPlan(root: JsonObject, module = ""): Generator<string> {
  for (const [kind, named] of [
    ["var", root["variables"]],
    ["output", root["outputs"]],
  ] as const) {
    for (const [name, one] of Object.entries(object(named))) {
      if (object(one)["sensitive"] === true) yield `${module}${kind}.${name}`;
    }
  }
  for (const [name, call] of Object.entries(object(root["module_calls"]))) {
    yield* markedInPlan(object(object(call)["module"]), `${module}module.${name}.`);
  }
}

function eachOf(one: JsonObject): Reference[] {
  return [...allReferences(writtenInPlan(one["for_each_expression"]))];
}

function single(value: unknown): Pick<Declaration, "attributes" | "each"> {
  return { attributes: new Map([["value", writtenInJson(value)]]), each: [] };
}

function body(block: unknown): Pick<Declaration, "attributes" | "each"> {
  const { for_each: forEach, dynamic, ...args } = members(block);
  const written = Object.entries(args).map(([name, one]): [string, Written] => [name, writtenInJson(one)]);
  const made = blocks(dynamic).map(([name, one]): [string, Written] => [name, asOne(writtenInJson(one))]);
  return { attributes: new Map([...written, ...made]), each: [...allReferences(writtenInJson(forEach))] };
}

/** Blocks by name: they may be in a list of objects. */
function blocks(value: unknown): [string, unknown][] {
  return [value]
    .flat()
    .filter(isObject)
    .flatMap(Object.entries<unknown>);
}

function members(value: unknown): JsonObject {
  return Object.fromEntries(blocks(value));
}
