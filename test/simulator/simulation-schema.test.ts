import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import type { Simulation } from "../../simulator/simulation";
import { simulationJsonSchema, type simulationSchema } from "../../simulator/simulation-schema";

/** Keys all the way down, with whether they may be absent. */
type Keys<T> = T extends object
  ? { readonly [K in keyof T]-?: readonly [Keys<T[K]>, undefined extends T[K] ? "may" : "must"] }
  : T;
type Same<A, B> = [A, B] extends [B, A] ? true : false;

const file = join(__dirname, "../../simulator/simulation.schema.json");

test("the published schema is current; `npm run schema` writes it", () => {
  expect(readFileSync(file, "utf8")).toBe(`${JSON.stringify(simulationJsonSchema(), null, 2)}\n`);
});

test("the schema and the type have the same keys, optional ones too: the type check says so", () => {
  const same: Same<Keys<Simulation>, Keys<z.output<typeof simulationSchema>>> = true;
  expect(same).toBe(true);
});
