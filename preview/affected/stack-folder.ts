import { basename, dirname, join, relative, sep } from "node:path";
import type { Files } from "./files";
import { isLeftBehind } from "./left-behind";

/** What cdktf writes there itself: it is told apart, or says nothing to Terraform. */
const written = new Set(["cdk.tf.json", "metadata.json"]);
const asset = /^assets\/([^/]+)\/([^/]+)(?=\/|$)/;
/** All local modules of the app, copied together: only those that the stack calls count, and they are read by themselves. */
const modules = "assets/__cdktf_module_asset";

/** The folder that a stack was written to, with its assets. */
export class StackFolder {
  /** Files beside the stack's JSON, relative to the folder. */
  readonly names: readonly string[];

  constructor(
    private readonly files: Files,
    readonly path: string,
  ) {
    this.names = files.under(path, (name) => isLeftBehind(name) || written.has(name) || name.startsWith(modules));
  }

  /**
   * What both sides call a file. In the folder it is relative, since a stack can get another name, and without an asset's
   * hash, since that changes with its content.
   */
  nameOf(path: string): string | undefined {
    const name = relative(this.path, path).split(sep).join("/");
    return name.startsWith("..") ? this.files.nameOf(path) : withoutHash(name);
  }

  /** Digests of all files in it, and the hash in the path of each asset. */
  digests(): Record<string, string> {
    const hashes = this.assets.map((path): [string, string] => [dirname(path), basename(path)]);
    const digests = this.names.map((name): [string, string] => [
      withoutHash(name),
      this.files.digest(join(this.path, name)),
    ]);
    return Object.fromEntries([...hashes, ...digests]);
  }

  /** Folders of assets, `assets/<id>/<hash>`. */
  get assets(): readonly string[] {
    return [...new Set(this.names.flatMap(assetIn))];
  }
}

function assetIn(name: string): string[] {
  const [folder] = asset.exec(name) ?? [];
  return folder === undefined ? [] : [folder];
}

function withoutHash(name: string): string {
  return name.replace(asset, "assets/$1/*");
}
