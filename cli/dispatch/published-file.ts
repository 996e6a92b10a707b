import { z } from "zod";
import type { Published } from "../../dispatch/compose";
import type { Environment } from "../../model/environment";
import { ProblemError } from "../../model/problem";
import { stackNames } from "../../model/stack-names";
import { published } from "../../stacks/published";

const outputsSchema = z.record(z.string(), z.record(z.string(), z.unknown()));
const addresses = z.array(z.string()).min(1);

/**
 * Reads the addresses of an environment from what `cdktf deploy --outputs-file` or `cdktf output` wrote.
 *
 * @param file as it is told in problems
 * @throws ProblemError `dispatch/outputs-file`
 */
export function readPublishedFile(text: string, file: string, environment: Environment): Published {
  const stacks = outputsSchema.safeParse(parsed(text)).data ?? fail(`${file} holds no outputs of stacks`);
  const entry = stacks[stackNames.entry(environment)];
  const entryAddresses = addresses.safeParse(entry?.[published.entry.addresses]).data;
  if (entryAddresses === undefined) fail(`${file} has no addresses of ${stackNames.entry(environment)}`);
  const dnsName = z.string().min(1).safeParse(entry?.[published.entry.dnsName]).data;
  const edges = Object.keys(environment.edges).flatMap((key) => {
    const said = stacks[stackNames.edge(environment, key)]?.[published.edge.addresses];
    const { data } = z.record(z.string(), z.string()).safeParse(said);
    return data === undefined ? [] : [[key, { addresses: data }] as const];
  });
  return {
    entry: { addresses: entryAddresses, ...(dnsName !== undefined && { dnsName }) },
    edges: Object.fromEntries(edges),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fail(what: string): never {
  const fix = "write it with `npx cdktf output --outputs-file FILE` of all stacks of the environment";
  throw new ProblemError([{ code: "dispatch/outputs-file", what, fix }]);
}
