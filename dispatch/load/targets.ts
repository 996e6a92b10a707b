import { z } from "zod";
import { ProblemError } from "../../model/problem";

const addressSchema = z.union([z.ipv4(), z.ipv6()], "is no IP address");
const urlSchema = z.url({ protocol: /^http$/, error: "holds what is no URL beginning with http://" });
const urlsSchema = z.array(urlSchema, "is no list of URLs").min(1, "has no URL");
const schema = z.record(addressSchema, urlsSchema, "it is no object in braces");

/** Where relays tell their load: URLs by public address, one for each machine behind it. */
export type Targets = Readonly<Record<string, readonly string[]>>;

/**
 * Reads the file that says where relays tell their load.
 *
 * @param file as it is told in problems
 * @throws ProblemError `dispatch/load-file`
 */
export function readTargets(text: string, file: string): Targets {
  const json = parsed(text);
  const { data, error } = schema.safeParse(json);
  if (data !== undefined) return data;
  throw new ProblemError([
    {
      code: "dispatch/load-file",
      what: `${file} does not say where relays tell their load: ${json === undefined ? "it is no JSON" : wrong(error)}`,
      fix: 'write JSON such as { "203.0.113.7": ["http://10.3.1.5:8404/load"] }: public address, then private ones',
    },
  ]);
}

function wrong({ issues: [first] }: z.ZodError): string {
  const issue = first?.code === "invalid_key" ? first.issues[0] : first;
  const [address] = first?.path ?? [];
  return `${address === undefined ? "" : `\`${String(address)}\` `}${issue?.message ?? ""}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
