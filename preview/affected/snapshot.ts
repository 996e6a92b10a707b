import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ProblemError } from "../../model/problem";
import type { Tree } from "../synthesis/side";
import { Files } from "./files";
import { snapshotOfStack, type StackSnapshot } from "./stack-snapshot";
import { Toolchain } from "./toolchain";

/** Goes up with every change of what counts, so that a digest kept from before is not compared with a new one. */
export const snapshotVersion = 3;

/** All that counts of one side. */
export type Snapshot = Readonly<Record<string, StackSnapshot>>;

const manifestSchema = z.object({
  stacks: z.record(
    z.string(),
    z
      .object({
        // `*` stands for any text where stacks are chosen
        name: z.string().regex(/^(?!\.)[^/\\*]+$/),
        constructPath: z.string(),
        synthesizedStackPath: z.string(),
        stackMetadataPath: z.string().optional(),
        dependencies: z.array(z.string()).default([]),
      })
      // what is looked at must be what is planned, also of a head that was synthesised elsewhere
      .refine(
        ({ name, synthesizedStackPath: path }) => path === `stacks/${name}/cdk.tf.json`,
        "its `synthesizedStackPath` is not stacks/NAME/cdk.tf.json",
      )
      .refine(
        ({ name, stackMetadataPath: path }) => path === undefined || path === `stacks/${name}/metadata.json`,
        "its `stackMetadataPath` is not stacks/NAME/metadata.json",
      ),
  ),
});

/**
 * Reads what a side was synthesised to.
 *
 * @throws ProblemError `affected/manifest`
 */
export function snapshotOf(tree: Tree): Snapshot {
  const manifest = manifestSchema.safeParse(JSON.parse(readFileSync(join(tree.output, "manifest.json"), "utf8")));
  if (!manifest.success) {
    throw new ProblemError([
      {
        code: "affected/manifest",
        what: `manifest.json is none that cdktf 0.21 writes: ${z.prettifyError(manifest.error)}`,
        fix: "synthesise with the version of cdktf that `anycast-edge doctor` asks for",
      },
    ]);
  }
  const stacks = Object.values(manifest.data.stacks).sort((a, b) => (a.name < b.name ? -1 : 1));
  const idOf = new Map(stacks.map(({ constructPath, name }) => [constructPath, name]));
  const files = new Files(tree);
  const toolchain = new Toolchain(files);
  return Object.fromEntries(
    stacks.map((stack) => {
      // the manifest names stacks by id and dependencies by path
      const dependencies = stack.dependencies.map((path) => idOf.get(path) ?? path).sort();
      return [stack.name, snapshotOfStack({ ...stack, dependencies }, files, toolchain)];
    }),
  );
}
