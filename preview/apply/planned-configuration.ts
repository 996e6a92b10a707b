import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { sha256 } from "../affected/canonical";
import { differences } from "../affected/difference";
import type { Program } from "../engine/program";
import type { Tree } from "../synthesis/side";
import { stackDifferences } from "./planned-stack";
import { withoutModuleHash } from "./without-module-hash";

/** A saved plan, and the stack's folder after `init`. */
export interface PlanToCompare {
  /** The files in the plan. */
  readonly plan: ReadonlyMap<string, Buffer>;
  readonly folder: string;
  readonly tree: Tree;
  readonly program: Program["program"];
}

const modules = z.array(z.object({ Key: z.string(), Dir: z.string() }));
type Modules = z.output<typeof modules>;
const installed = z.object({ Modules: modules });

const [place, list] = ["tfconfig/", "tfconfig/modules.json"];
const stack = `${place}m-/cdk.tf.json`;

/**
 * Names where the configuration in a saved plan, with its modules, is another one than what lies in the folder. Terraform applies
 * the one in the plan, and much of it is in no list of what the plan does: provisioners.
 *
 * @throws SyntaxError, ZodError where the plan has no list of modules
 */
export function configurationDifferences({ plan, folder, tree, program }: PlanToCompare): readonly string[] {
  const files = [...plan].filter(([name]) => name.startsWith(place) && name !== list && name !== stack);
  const planned = { ...places(modulesOf(plan)), ...digests(files) };
  const modulesHere = modulesAt(folder);
  const present = { ...places(modulesHere), ...digests(filesAt(folder, modulesHere, program)) };
  const others = differences(planned, present).map(({ path }) => path.join("/"));
  const text = readFileSync(join(folder, "cdk.tf.json"), "utf8");
  return [...stackDifferences(plan.get(stack)?.toString("utf8") ?? "{}", text, tree), ...others];
}

function modulesOf(plan: ReadonlyMap<string, Buffer>): Modules {
  return modules.parse(JSON.parse(plan.get(list)?.toString("utf8") ?? "null"));
}

/** As `init` has put them there. */
function modulesAt(folder: string): Modules {
  const file = join(folder, ".terraform", "modules", "modules.json");
  if (!existsSync(file)) return [{ Key: "", Dir: "." }];
  return installed.parse(JSON.parse(readFileSync(file, "utf8"))).Modules;
}

function places(all: Modules): Record<string, string> {
  return Object.fromEntries(all.map(({ Key, Dir }) => [`module ${Key}`, withoutModuleHash(Dir)]));
}

function digests(files: readonly (readonly [string, Buffer])[]): Record<string, string> {
  return Object.fromEntries(files.map(([name, content]) => [name.slice(place.length), sha256(content)]));
}

function filesAt(folder: string, all: Modules, program: Program["program"]): [string, Buffer][] {
  const files = all.flatMap(({ Key, Dir }) =>
    configurationIn(join(folder, Dir), program).map((name) => [`${place}m-${Key}/${name}`, join(folder, Dir, name)]),
  );
  return files.flatMap(([name = "", file = ""]) => (name === stack ? [] : [[name, readFileSync(file)]]));
}

/** Names of the files that it reads: OpenTofu reads `.tofu` in place of a `.tf` of the same name. */
function configurationIn(folder: string, program: Program["program"]): string[] {
  const names = readdirSync(folder).filter((name) => !name.startsWith("."));
  const tofu = new Set(program === "tofu" ? names.filter((name) => /\.tofu(\.json)?$/.test(name)) : []);
  const terraform = names.filter((name) => /\.tf(\.json)?$/.test(name));
  return [...tofu, ...terraform.filter((name) => !tofu.has(name.replace(/\.tf(?=(\.json)?$)/, ".tofu")))];
}
