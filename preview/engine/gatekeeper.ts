import { readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { Comparison } from "../affected/comparison";
import type { JsonObject } from "../affected/json";
import { pointerTo } from "../affected/pointer";
import type { AffectedStack } from "../affected/report-schema";
import type { Snapshot } from "../affected/snapshot";
import { stackJson } from "../affected/stack-json";
import type { StackSnapshot } from "../affected/stack-snapshot";
import { toolchainFiles } from "../affected/toolchain";
import { blocksIn } from "../gate/blocks";
import { gate, type GateFinding } from "../gate/gate";
import { knownOf } from "../gate/known";
import { gateProblem } from "../gate/problem";
import { variablesOf } from "../gate/variables";
import type { Tree } from "../synthesis/side";
import type { Outcome } from "./outcome";

/** Configuration of Terraform beside the stack's JSON: of modules, and what overrides the stack. */
const configuration = /\.(tf|tofu|tf\.json|tofu\.json|tfvars|tfvars\.json)$/;
/** What runs programs, or reads files as templates, in which functions can be called. */
const runsFiles = /"(external|shell_script|provisioner)":|\btemplatefile\b/;
/** Of a module, whose own words are not looked at: any file may be one that it runs. */
const ofModule = "module ";

/**
 * Refuses stacks that would do something at plan time which base does not do: credentials are at hand there, and nobody has
 * agreed to head yet.
 */
export function gatekeeper({ tree, head, base = {} }: Comparison): (stack: AffectedStack) => Outcome["failure"] {
  const stacks = Object.values(base).map(stackJson);
  const [known, variables] = [knownOf(stacks), variablesOf(stacks)];
  const tools = Object.fromEntries(Object.values(base).flatMap(({ toolchain }) => Object.entries(toolchain)));
  const strayFiles = filesThatNobodyReads(tree, head);
  return ({ id, from = id }) => {
    const [is, was] = [head[id], base[from]];
    if (is === undefined) return undefined;
    const json = stackJson(is);
    const found = [
      ...gate(json, was && stackJson(was), known),
      ...openedVariables(json, variables),
      ...otherConfiguration(is, was),
      ...hiddenConfiguration(is, join(tree.output, "stacks", id)),
      ...(runsFiles.test(is.json.config) || json["module"] !== undefined ? strayFiles : []),
      ...otherTools(is, tools),
      ...otherReads(is, was),
    ];
    return found.length === 0 ? undefined : gateProblem(id, found);
  };
}

/** Files that Terraform, or what it starts, runs in some way; where it starts something, that may be any file. */
function otherConfiguration(is: StackSnapshot, was: StackSnapshot | undefined): GateFinding[] {
  const runs = runsFiles.test(is.json.config);
  return Object.entries(is.files)
    .filter(([name]) => runs || name.startsWith(ofModule) || configuration.test(name))
    .filter(([name, digest]) => was?.files[name] !== digest)
    .map(([name]) => ({
      pointer: pointerTo([name]),
      what: "is a file that can be run, and base does not have it like this",
    }));
}

/** What Terraform loads from the stack's folder by itself, whatever does not count when stacks are compared. */
function hiddenConfiguration({ files }: StackSnapshot, folder: string): GateFinding[] {
  return readdirSync(folder)
    .filter((name) => name !== "cdk.tf.json" && configuration.test(name) && files[name] === undefined)
    .map((name) => ({ pointer: pointerTo([name]), what: "is a file that can be run, and no part of the stack" }));
}

/** A program finds files that nobody has named: beside itself, or in a folder of packages. */
function filesThatNobodyReads(tree: Tree, head: Snapshot): GateFinding[] {
  const read = new Set(Object.values(head).flatMap(({ files }) => Object.keys(files)));
  const known = new Set(toolchainFiles(tree));
  return readdirSync(tree.top, { recursive: true, withFileTypes: true })
    .map((entry) => ({ isFile: entry.isFile(), path: join(entry.parentPath, entry.name) }))
    .filter(({ isFile, path }) => {
      if (!isFile || known.has(path)) return false;
      if (path.startsWith(tree.output + sep))
        return /[\\/](node_modules|\.git)[\\/]/.test(path.slice(tree.output.length));
      return !read.has(`<ROOT>${path.slice(tree.top.length)}`);
    })
    .map(({ path }) => ({ pointer: pointerTo([relative(tree.top, path)]), what: "is a file that no stack reads" }));
}

/** Version files and locks choose the programs that run. A lock that is missing leaves the choice to what base asks for. */
function otherTools({ toolchain }: StackSnapshot, base: StackSnapshot["toolchain"]): GateFinding[] {
  const missing = Object.keys(base).filter((name) => !name.startsWith("lock of "));
  return [...new Set([...missing, ...Object.keys(toolchain)])]
    .filter((name) => toolchain[name] !== base[name])
    .map((name) => ({ pointer: pointerTo([name]), what: "chooses other versions of programs than base" }));
}

/** The job that plans gives variables their values, and the masks know secrets by their names. */
function openedVariables(stack: JsonObject, base: ReadonlyMap<string, boolean>): GateFinding[] {
  return blocksIn(stack["variable"], 1, ["variable"])
    .filter(({ labels: [name = ""], body }) => base.get(name) === true && body["sensitive"] !== true)
    .map(({ path }) => ({ pointer: pointerTo(path), what: "is a secret in base, and none here" }));
}

function otherReads(is: StackSnapshot, was: StackSnapshot | undefined): GateFinding[] {
  const known = new Set(was?.opaque.map(({ pointer }) => pointer));
  return is.opaque
    .filter(({ pointer }) => !known.has(pointer))
    .map(({ pointer }) => ({ pointer, what: "reads what cannot be followed" }));
}
