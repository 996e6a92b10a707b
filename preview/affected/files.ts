import { readdirSync, readFileSync, realpathSync, statSync, type Dirent } from "node:fs";
import { basename, join, relative, sep } from "node:path";
import type { Tree } from "../synthesis/side";
import { sha256 } from "./canonical";
import { zipDigest } from "./zip";

/** A file that Terraform could read and we cannot follow. */
export class Unreadable extends Error {}

/** What git and Terraform keep for themselves. */
const skipped = new Set([".git", ".terraform", "node_modules"]);
const most = 20_000;

/** Reads the files of one side, each once. */
export class Files {
  private readonly known = new Map<string, string>();
  private readonly listed = new Map<string, readonly Dirent[]>();

  constructor(readonly tree: Tree) {}

  /** Where a path in a stack leads. */
  resolve(folder: string, path: string): string {
    const { output, top } = this.tree;
    if (path.startsWith("<OUT>")) return join(output, path.slice("<OUT>".length));
    if (path.startsWith("<ROOT>")) return join(top, path.slice("<ROOT>".length));
    return path.startsWith("/") ? path : join(folder, path);
  }

  /** A path as both sides call it; undefined when it lies outside of both folders. */
  nameOf(path: string): string | undefined {
    const { output, top } = this.tree;
    if (path === output || path.startsWith(output + sep)) return `<OUT>${path.slice(output.length)}`;
    return path === top || path.startsWith(top + sep) ? `<ROOT>${path.slice(top.length)}` : undefined;
  }

  /** A text without the folders of this checkout. */
  shared(text: string): string {
    const { output, top, present } = this.tree;
    // a variable that names a folder of the working tree names it for both sides
    return replaced(replaced(replaced(text, output, "<OUT>"), top, "<ROOT>"), present, "<ROOT>");
  }

  kindOf(path: string): "file" | "folder" | undefined {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats?.isDirectory() ? "folder" : stats?.isFile() ? "file" : undefined;
  }

  /** Names in a folder. */
  entries(folder: string): string[] {
    return this.list(folder).map(({ name }) => name);
  }

  text(path: string): string {
    return readFileSync(path, "utf8");
  }

  /** A file's content and whether it may be run. An archive that cdktf packs anew each time counts by what it holds. */
  digest(path: string): string {
    const known = this.known.get(path);
    if (known !== undefined) return known;
    const stats = statSync(this.inside(path));
    const data = readFileSync(path);
    const isArchive = basename(path) === "archive.zip" && path.startsWith(this.tree.output + sep);
    const content = (isArchive ? zipDigest(data) : undefined) ?? sha256(data);
    const digest = (stats.mode & 0o100) === 0 ? content : `${content} x`;
    this.known.set(path, digest);
    return digest;
  }

  /**
   * Every file under a folder, relative to it.
   *
   * @throws Unreadable when there are too many, or a link leads to another folder
   */
  under(folder: string, except: (path: string) => boolean = () => false): string[] {
    const found: string[] = [];
    const walk = (at: string): void => {
      for (const entry of this.list(at)) {
        const path = join(at, entry.name);
        if (skipped.has(entry.name) || except(relative(folder, path))) continue;
        if (entry.isDirectory()) walk(path);
        else if (isFile(path, entry)) found.push(relative(folder, path));
        if (found.length > most) throw new Unreadable(`holds more than ${most} files`);
      }
    };
    walk(folder);
    return found;
  }

  private list(folder: string): readonly Dirent[] {
    const known = this.listed.get(folder);
    if (known !== undefined) return known;
    const listed = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    this.listed.set(folder, listed);
    return listed;
  }

  private inside(path: string): string {
    const real = realpathSync(path);
    if (this.nameOf(real) === undefined) throw new Unreadable("is a link out of the repository");
    return real;
  }
}

function isFile(path: string, entry: Dirent): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile();
  const target = statSync(path, { throwIfNoEntry: false });
  if (target?.isDirectory()) throw new Unreadable("holds a link to another folder");
  return target?.isFile() === true;
}

/** Whole folders only: what begins with the same letters is another folder. */
function replaced(text: string, folder: string, name: string): string {
  if (!text.includes(folder)) return text;
  const literal = folder.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return text.replace(new RegExp(`(?<![\\w./-])${literal}(?![\\w.-])`, "g"), name);
}
