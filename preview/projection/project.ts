import { ProblemError } from "../../model/problem";
import type { Json, JsonObject } from "../affected/json";
import { literal } from "./literal";
import { members } from "./members";
import { obstacles } from "./obstacles";
import { isUnknown, type PromisedOutput, type PromisedOutputs } from "./promised-outputs";
import { outputsRead } from "./read-outputs";
import { referencesIn, type Reference } from "./references";
import { reservedName } from "./reserved-name";
import { withTemplates } from "./templates";
import { typeConstraint } from "./type-constraint";

/**
 * A copy of a stack that plans as if other stacks were applied already. It holds those of their outputs that it reads in clear,
 * secrets too, and is for planning alone: what it adds must be in no plan that is applied.
 *
 * @param promised by the name of the `data.terraform_remote_state` whose place they take
 * @throws ProblemError `projection/conditional-read`, `projection/inexact-output`
 */
export function project(stack: JsonObject, promised: ReadonlyMap<string, PromisedOutputs>): JsonObject {
  const states = members(members(stack["data"])["terraform_remote_state"]);
  const projected = [...promised]
    .filter(([state]) => Object.hasOwn(states, state))
    .map(([state, outputs]): [string, PromisedOutputs] => [state, readOf(stack, state, outputs)]);
  if (projected.length === 0) return stack;
  const problems = projected.flatMap(([state, outputs]) => obstacles(state, members(states[state]), outputs));
  if (problems.length > 0) throw new ProblemError(problems);
  const name = reservedName(stack);
  const rewritten = withTemplates(stack, {
    template: (text) => replaced(text, name, new Map(projected)),
    dependsOn: (addresses) =>
      addresses.filter((one) => !projected.some(([state]) => one === `data.terraform_remote_state.${state}`)),
  });
  return withOutputs(rewritten, name, projected);
}

function readOf(stack: JsonObject, state: string, outputs: PromisedOutputs): PromisedOutputs {
  const read = outputsRead(stack, state);
  return read === "all" ? outputs : new Map([...outputs].filter(([output]) => read.has(output)));
}

/** Each output by itself where it is said which: one that is known must not wait for one that is not. */
function replaced(template: string, name: string, promised: ReadonlyMap<string, PromisedOutputs>): string {
  let [text, at] = ["", 0];
  for (const reference of referencesIn(template)) {
    const outputs = promised.get(reference.state);
    if (outputs === undefined) continue;
    const [expression, end] = placeOf(reference, name, outputs);
    text += template.slice(at, reference.start) + expression;
    at = end;
  }
  return text + template.slice(at);
}

function placeOf(
  { state, output, end, stateEnd }: Reference,
  name: string,
  outputs: PromisedOutputs,
): [string, number] {
  const promised = output === undefined ? undefined : outputs.get(output);
  if (output === undefined || promised === undefined) return [`local.${name}_state_${state}`, stateEnd];
  return [outputPlace(name, state, output, promised), end];
}

function outputPlace(name: string, state: string, output: string, { unknown }: PromisedOutput): string {
  return isUnknown(unknown) ? `local.${name}_open_${state}.${output}` : `var.${name}_${state}.${output}`;
}

function withOutputs(stack: JsonObject, name: string, promised: readonly [string, PromisedOutputs][]): JsonObject {
  const { data, ...rest } = stack;
  const { terraform_remote_state: states, ...others } = members(data);
  const isGone = new Set(promised.map(([state]) => state));
  const kept = Object.entries(members(states)).flatMap(([state, block]): JsonObject[] =>
    isGone.has(state) ? [] : [{ terraform_remote_state: { [state]: block } }],
  );
  const sources = [...Object.entries(others).map(([type, blocks]) => ({ [type]: blocks })), ...kept];
  const isOpen = promised.some(([, outputs]) => [...outputs.values()].some(({ unknown }) => isUnknown(unknown)));
  const locals = promised.flatMap(([state, outputs]) => [
    open(name, state, outputs),
    whole(members(members(states)[state]), name, state, outputs),
  ]);
  return {
    ...rest,
    // Terraform takes no empty one
    ...(sources.length > 0 && { data: sources }),
    variable: added(
      stack["variable"],
      promised.map(([state, outputs]) => known(`${name}_${state}`, outputs)),
    ),
    locals: added(stack["locals"], locals),
    ...(isOpen && { resource: added(stack["resource"], [{ terraform_data: { [name]: {} } }]) }),
  };
}

/** A block may be a list of blocks, so nothing of it has to be taken apart. */
function added(block: Json | undefined, more: readonly JsonObject[]): Json {
  return [...(block === undefined ? [] : [block].flat()), ...more];
}

/** The default of a variable is no template, and its type makes it what the state would hold. */
function known(variable: string, outputs: PromisedOutputs): JsonObject {
  const entries = [...outputs].filter(([, { unknown }]) => !isUnknown(unknown));
  const types = entries.map(([output, { type = "dynamic" }]) => `${output} = ${typeConstraint(type) ?? "any"}`);
  const values = entries.map(([output, { value }]): [string, Json] => [output, value]);
  return { [variable]: { type: `object({${types.join(", ")}})`, default: Object.fromEntries(values) } };
}

/** Outputs that are unknown, or known in part. */
function open(name: string, state: string, outputs: PromisedOutputs): JsonObject {
  // of any type, as only the apply tells which
  const standIn = `\${jsondecode(terraform_data.${name}.id)}`;
  const entries = [...outputs].filter(([, { unknown }]) => isUnknown(unknown));
  return {
    [`${name}_open_${state}`]: Object.fromEntries(entries.map(([output, one]) => [output, literal(one, standIn)])),
  };
}

/** All that can be read of a state. */
function whole(block: JsonObject, name: string, state: string, outputs: PromisedOutputs): JsonObject {
  const { backend = null, config = null, workspace = null, defaults = null } = block;
  const places = [...outputs].map(([output, one]): [string, Json] => [
    output,
    `\${${outputPlace(name, state, output, one)}}`,
  ]);
  const all = { ...members(defaults), ...Object.fromEntries(places) };
  return { [`${name}_state_${state}`]: { backend, config, workspace, defaults, outputs: all } };
}
