import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { z } from "zod";
import { ProblemError } from "../../model/problem";
import type { Repository } from "../synthesis/repository";
import type { Tree } from "../synthesis/side";
import { withTemporaryFolder } from "../synthesis/with-temporary-folder";
import { Files } from "./files";
import { isLeftBehind } from "./left-behind";
import { affectedReportSchema, type AffectedReport } from "./report-schema";
import type { Snapshot } from "./snapshot";
import { toolchainFiles } from "./toolchain";

/** A synthesised head, and where it goes. */
export interface HeadToSave {
  readonly folder: string;
  readonly tree: Tree;
  readonly head: Snapshot;
  readonly told: AffectedReport["head"];
}

const inside = z.string().refine((path) => !path.startsWith("/") && !path.split("/").includes(".."));
const schema = z.strictObject({
  schema: z.literal("head/v1"),
  head: affectedReportSchema.shape.head.extend({ commit: z.string().regex(/^[0-9a-f]{40,64}$/) }),
  /** The project's folder in the repository. */
  prefix: inside,
  /** The output folder in the repository. */
  output: inside,
});

/**
 * Writes what a head was synthesised to, with the files of the repository that its stacks read, without anything that holds
 * for this machine alone.
 *
 * @throws ProblemError `affected/save`
 */
export function saveHead({ folder, tree, head, told }: HeadToSave): void {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    const fix = "name a folder that is new or empty";
    throw new ProblemError([{ code: "affected/save", what: `${folder} holds something already`, fix }]);
  }
  const { top, project, output } = tree;
  const place = { prefix: relative(top, project), output: relative(top, output) };
  cpSync(output, join(folder, "tree", place.output), {
    recursive: true,
    filter: (path) => !path.endsWith(".gitignore"),
  });
  const read = Object.values(head).flatMap(({ files }) => Object.keys(files));
  const names = read.filter((one) => one.startsWith("<ROOT>/")).map((one) => one.slice("<ROOT>/".length));
  const tools = toolchainFiles(tree).filter((path) => existsSync(path));
  for (const name of new Set([...names, ...tools.map((path) => relative(top, path))])) {
    copy(join(top, name), join(folder, "tree", name));
  }
  const files = new Files(tree);
  for (const file of stackFiles(join(folder, "tree", place.output))) {
    writeFileSync(file, files.shared(readFileSync(file, "utf8")));
  }
  writeFileSync(
    join(folder, "head.json"),
    `${JSON.stringify({ schema: "head/v1", head: told, ...place }, undefined, 2)}\n`,
  );
}

/**
 * Lays a saved head out in a temporary folder for as long as `work` takes.
 *
 * @throws ProblemError `affected/saved`
 */
export async function withSavedHead<T>(
  { folder, repository }: { readonly folder: string; readonly repository: Repository },
  work: (tree: Tree, told: AffectedReport["head"]) => Promise<T>,
): Promise<T> {
  const { head, prefix, output } = readHead(folder);
  refuseLinks(folder);
  return withTemporaryFolder((around) => {
    const treeAt = (top: string): Tree => {
      return { top, project: join(top, prefix), output: join(top, output), present: repository.top };
    };
    const saved = treeAt(join(folder, "tree"));
    const tree = treeAt(join(around, "tree"));
    cpSync(saved.top, tree.top, { recursive: true, filter: (path) => isLaidOut(path, saved) });
    mkdirSync(tree.project, { recursive: true });
    for (const file of stackFiles(tree.output)) {
      const text = readFileSync(file, "utf8");
      const placed = text.replaceAll("<OUT>", tree.output).replaceAll("<ROOT>", tree.top);
      // of two members with one name Terraform may read the one that nobody else does
      writeFileSync(file, JSON.stringify(parsed(placed, file), undefined, 2));
    }
    return work(tree, head);
  });
}

/**
 * Modules and providers that are there already would be run as they are, a plan or a state taken for Terraform's own. Which
 * versions run is for the project to say, not for one of its folders.
 */
function isLaidOut(path: string, saved: Tree): boolean {
  const [name, tools] = [basename(path), toolchainFiles(saved)];
  if (name === ".terraform" || (tools.some((tool) => basename(tool) === name) && !tools.includes(path))) return false;
  return dirname(dirname(path)) !== join(saved.output, "stacks") || !isLeftBehind(name);
}

function readHead(folder: string): z.output<typeof schema> {
  const file = join(folder, "head.json");
  try {
    return schema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return refuse(`${file} is not there, or is none that \`affected --save\` of this version writes`);
  }
}

/** They could lead anywhere on this machine. */
function refuseLinks(folder: string): void {
  const tree = join(folder, "tree");
  if (lstatSync(tree, { throwIfNoEntry: false })?.isDirectory() !== true) refuse(`${tree} is no folder`);
  for (const entry of readdirSync(tree, { recursive: true, encoding: "utf8" })) {
    if (lstatSync(join(tree, entry)).isSymbolicLink()) refuse(`${join(tree, entry)} is a link`);
  }
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return refuse(`${basename(dirname(file))}/${basename(file)} holds no JSON`);
  }
}

function refuse(what: string): never {
  const fix = "write it with `anycast-edge affected --base REF --save FOLDER`, and name that folder";
  throw new ProblemError([{ code: "affected/saved", what, fix }]);
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  // what a link leads to is copied, since a link would not survive
  cpSync(realpathSync(from), to, { recursive: true });
}

function stackFiles(output: string): string[] {
  const stacks = join(output, "stacks");
  if (!existsSync(stacks)) return [];
  return readdirSync(stacks)
    .map((name) => join(stacks, name, "cdk.tf.json"))
    .filter((file) => existsSync(file));
}
