import { join } from "node:path";
import type { Tree } from "../synthesis/side";
import { sha256 } from "./canonical";
import type { Files } from "./files";
import { groups, isObject, type JsonObject } from "./json";

const lockFile = ".terraform.lock.hcl";
const versionFiles = [".terraform-version", ".opentofu-version", ".tool-versions"];

/** Files of a side, there or not, that decide which Terraform and which providers run. */
export function toolchainFiles({ top, project }: Tree): string[] {
  const versions = [...new Set([top, project])].flatMap((folder) => versionFiles.map((name) => join(folder, name)));
  return [...versions, join(project, lockFile)];
}

/** What decides which Terraform and which providers run, beside the stack itself. */
export class Toolchain {
  private readonly versions: Readonly<Record<string, string>>;
  private readonly locked: ReadonlyMap<string, string>;

  constructor(private readonly files: Files) {
    const paths = toolchainFiles(files.tree);
    this.versions = Object.fromEntries(
      paths.filter((path) => !path.endsWith(lockFile)).flatMap((path) => this.version(path)),
    );
    this.locked = this.locks(join(files.tree.project, lockFile));
  }

  /** What holds for one stack: version files, and of lock files the providers that it uses. */
  of(stack: JsonObject, folder: string): Record<string, string> {
    const own = this.locks(join(folder, lockFile));
    const terraform = isObject(stack["terraform"]) ? stack["terraform"] : {};
    const sources = groups(terraform["required_providers"]).map(([name, { source }]) =>
      (typeof source === "string" ? source : `hashicorp/${name}`).toLowerCase(),
    );
    // a module can bring providers of its own
    const all = stack["module"] !== undefined;
    const locks = [...this.locked, ...own].filter(
      ([provider]) => all || sources.some((source) => `/${provider}`.endsWith(`/${source}`)),
    );
    return { ...this.versions, ...Object.fromEntries(locks.map(([provider, sha]) => [`lock of ${provider}`, sha])) };
  }

  private version(path: string): [string, string][] {
    if (this.files.kindOf(path) !== "file") return [];
    const lines = this.files.text(path).split("\n");
    const kept = path.endsWith(".tool-versions")
      ? lines.filter((line) => /^(terraform|opentofu|tofu)\s/.test(line))
      : lines;
    const text = kept.map((line) => line.replace(/#.*/, "").trim()).filter((line) => line !== "");
    return text.length === 0 ? [] : [[this.files.nameOf(path) ?? path, text.join("\n")]];
  }

  private locks(path: string): ReadonlyMap<string, string> {
    if (this.files.kindOf(path) !== "file") return new Map();
    const text = this.files.text(path).replace(/^\s*#.*$/gm, "");
    const blocks = [...text.matchAll(/^provider\s+"([^"]+)"\s*\{([^}]*)^\}/gm)];
    return new Map(blocks.map(([, name = "", body = ""]) => [name.toLowerCase(), sha256(body.replace(/\s+/g, " "))]));
  }
}
