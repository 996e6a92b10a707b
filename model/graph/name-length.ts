import { when } from "../when";
import type { Arguments, Remark, Resource } from "./resources";
import { text } from "./values";

/** By type: the argument that names a resource, and the characters it may have. */
export type NameLimits = Readonly<Record<string, readonly [argument: string, min: number, max: number]>>;

/** A check of how long names are. */
export function nameLength(limits: NameLimits): (args: Arguments, resource: Pick<Resource, "type">) => Remark[] {
  return (args, { type }) => {
    const [argument, min, max] = limits[type] ?? ["name", 0, Infinity];
    const name = text(args[argument]);
    return when(name !== undefined && (name.length < min || name.length > max), () => ({
      at: argument,
      what: `\`${argument}\` has ${name?.length ?? 0} characters`,
      fix: `write ${min} to ${max}`,
    }));
  };
}
