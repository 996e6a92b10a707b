import { rmSync } from "node:fs";
import { z } from "zod";
import type { Values } from "../../rollout/course";
import { writeWhole } from "../../sandbox/write-whole";
import { readJson } from "./read-json";

const schema = z.strictObject({
  step: z.int(),
  values: z.record(z.string(), z.number()),
  since: z.string(),
  baked: z.boolean(),
});

/**
 * What has been seen of the step in effect, kept beside the states: since when, and whether it has baked. It is evidence and
 * nothing hangs on it alone: without it a step bakes again.
 */
export class BakeNote {
  constructor(private readonly file: string) {}

  /** Since when the step has been in effect with these values, and whether it has baked; undefined where that cannot be told. */
  read(step: number, values: Values): { readonly since: string; readonly baked: boolean } | undefined {
    const { data } = schema.safeParse(readJson(this.file));
    return data?.step === step && textOf(data.values) === textOf(values) ? data : undefined;
  }

  write(step: number, values: Values, seen: { readonly since: string; readonly baked: boolean }): void {
    writeWhole(this.file, JSON.stringify({ step, values, ...seen }));
  }

  forget(): void {
    rmSync(this.file, { force: true });
  }
}

function textOf(values: Values): string {
  return JSON.stringify(Object.entries(values).sort());
}
