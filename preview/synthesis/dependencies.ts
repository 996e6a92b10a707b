import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, realpathSync, symlinkSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { ProblemError } from "../../model/problem";
import { safeExcerpt } from "../redact/safe-excerpt";
import { appSettings } from "./app";
import { runChild } from "./child";
import type { Git } from "./git";
import type { Repository } from "./repository";

/** A fresh checkout, and where its packages may come from. */
export interface Checkout {
  readonly folder: string;
  /** What was checked out. */
  readonly sha: string;
  /** The working tree, with its packages installed. */
  readonly present: Repository;
  /** Git in the working tree. */
  readonly git: Git;
  /** What messages call the checkout: `base main`. */
  readonly called: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly announce: (text: string) => void;
}

/**
 * Gives a checkout the packages it was written for: links to those of the working tree where its lock file is the same, an
 * installation of its own where it is not.
 *
 * @throws ProblemError `synthesis/install`
 */
export async function provideDependencies(checkout: Checkout): Promise<void> {
  const { present, folder } = checkout;
  for (const level of upwards(present.prefix)) {
    const here = join(present.top, level);
    if (!existsSync(join(here, "node_modules"))) continue;
    const links = sameFile(join(here, "package-lock.json"), join(folder, level, "package-lock.json"))
      ? await linksFor(checkout, level)
      : undefined;
    if (links === undefined) await install(checkout, level);
    else for (const [to, from] of links) link(to, join(folder, level, "node_modules", from));
  }
  await linkBindings(checkout);
}

/** The project's folder and those around it, as far as the repository's top. */
function upwards(prefix: string): string[] {
  return prefix === "" ? [""] : [prefix, ...upwards(dirname(prefix) === "." ? "" : dirname(prefix))];
}

/** Target and name of every entry; undefined when a package of the repository itself must be built anew. */
async function linksFor(checkout: Checkout, level: string): Promise<[string, string][] | undefined> {
  const modules = join(checkout.present.top, level, "node_modules");
  const links: [string, string][] = [];
  for (const name of entries(modules)) {
    const target = join(modules, name);
    const own = ownPackage(target, checkout.present.top);
    const source = own === undefined ? target : await sourceOf(checkout, own);
    if (source === undefined) return undefined;
    links.push([source, name]);
  }
  return links;
}

/** Entries of node_modules; of a scope one by one, since it can hold packages of the repository. */
function entries(modules: string): string[] {
  return readdirSync(modules)
    .filter((name) => name !== ".cache")
    .flatMap((name) =>
      name.startsWith("@") ? readdirSync(join(modules, name)).map((one) => join(name, one)) : [name],
    );
}

/** The folder in the repository that an entry is a link to. */
function ownPackage(entry: string, top: string): string | undefined {
  if (!lstatSync(entry).isSymbolicLink() || !existsSync(entry)) return undefined;
  const path = relative(top, realpathSync(entry));
  return path.startsWith("..") || path.split(sep).includes("node_modules") ? undefined : path;
}

/** The checkout's own folder; the working tree's when it holds built files that are the same for both. */
async function sourceOf({ git, folder, present, sha }: Checkout, path: string): Promise<string | undefined> {
  const at = git.at(present.top);
  const built = await at.must("ls-files", "--others", "--ignored", "--exclude-standard", "--directory", "--", path);
  if (built === "") return join(folder, path);
  return (await isSame(at, sha, path)) ? join(present.top, path) : undefined;
}

async function isSame(git: Git, sha: string, path: string): Promise<boolean> {
  const unchanged = await git.ask("diff", "--quiet", sha, "--", path);
  return unchanged !== undefined && (await git.must("ls-files", "--others", "--exclude-standard", "--", path)) === "";
}

async function install({ folder, called, env, signal, announce }: Checkout, level: string): Promise<void> {
  announce(`${called} has other packages than the working tree: npm ci installs them in a temporary folder`);
  const cwd = join(folder, level);
  const { code, stdout, stderr } = await runChild({ program: "npm", args: ["ci"], cwd, env, signal });
  if (code === 0) return;
  throw new ProblemError([
    {
      code: "synthesis/install",
      what: `the packages of ${called} cannot be installed: \`npm ci\` ended with exit code ${code}:\n${safeExcerpt(env, stdout, stderr)}`,
      fix: "make `npm ci` work in a clean clone of that commit",
    },
  ]);
}

/** Bindings that `cdktf get` has made are in no commit. They follow from cdktf.json and the local modules. */
async function linkBindings({ git, folder, present, sha }: Checkout): Promise<void> {
  const [from, to] = [join(present.top, present.prefix), join(folder, present.prefix)];
  if (!existsSync(to) || !sameFile(join(from, "cdktf.json"), join(to, "cdktf.json"))) return;
  const { bindings, localModules } = appSettings(from);
  if (!existsSync(join(from, bindings)) || existsSync(join(to, bindings))) return;
  for (const module of localModules) if (!(await isSame(git, sha, join(from, module)))) return;
  link(join(from, bindings), join(to, bindings));
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
}

function sameFile(a: string, b: string): boolean {
  const [one, other] = [a, b].map((file) => (existsSync(file) ? readFileSync(file) : undefined));
  return one === undefined || other === undefined ? one === other : one.equals(other);
}
