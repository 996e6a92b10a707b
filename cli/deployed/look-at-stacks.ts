import { resolve } from "node:path";
import { z } from "zod";
import type { Environment } from "../../model/environment";
import { ProblemError } from "../../model/problem";
import { stackNames, stacksOf } from "../../model/stack-names";
import type { State } from "../../model/state";
import { planEnvironment } from "../../preview/engine/plan-environment";
import { programAt } from "../../preview/engine/program";
import { mustBeUsualWorkspace } from "../../preview/engine/workspace";
import { withTemporaryFolder } from "../../preview/synthesis/with-temporary-folder";
import { terraformBinary } from "../../scripts/terraform-binary";
import type { published } from "../../stacks/published";
import type { App } from "../project";
import type { Deployed } from "./deployed";
import { outputsOf, type StateReader } from "./outputs";

/** Whose states are read, and with what. */
export interface DeployedInput {
  readonly project: App;
  readonly environment: Environment;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /**
   * How long Terraform may take for one state.
   *
   * @default 60000
   */
  readonly milliseconds?: number;
}

/** What is deployed of an environment, which may be only a part of what is declared. */
export interface Standing extends Omit<Deployed, "entry"> {
  readonly entry?: Deployed["entry"];
  /** Public address of home's own, where it has one. */
  readonly homeAddress?: string;
  /** Stacks that are declared and have published nothing, in the order of their dependence. Retired edges are not missed. */
  readonly missing: readonly string[];
}

type Outputs = Readonly<Record<string, unknown>>;
type Names<T, K extends keyof T> = Readonly<Record<T[K] & string, z.ZodType>>;

const entrySchema = z.object({
  addresses: z.array(z.string()).min(1),
  dns_name: z.string().optional(),
} satisfies Names<typeof published.entry, "addresses" | "dnsName">);
const homeSchema = z.object({
  public_address: z.string().optional(),
} satisfies Names<typeof published.home, "publicAddress">);
const edgeSchema = z.object({
  addresses: z.record(z.string(), z.string()),
} satisfies Names<typeof published.edge, "addresses">);
const trafficSchema = z.object({ names: z.array(z.string()) } satisfies Names<typeof published.traffic, "names">);

const mostAtOnce = 4;

/**
 * Reads the states of an environment's stacks. In the sandbox (ANYCAST_EDGE_SANDBOX) its own states are read.
 *
 * @throws ProblemError `preview/no-terraform`, `preview/workspace`, `deployed/unreadable-state`, `deployed/other-outputs`
 */
export function lookAtStacks({
  project,
  environment,
  env,
  signal,
  milliseconds = 60_000,
}: DeployedInput): Promise<Standing> {
  mustBeUsualWorkspace(env);
  return withTemporaryFolder(async (folder) => {
    const clean = planEnvironment(env);
    const { binary } = await programAt(terraformBinary(clean), clean, signal);
    const reader = { state: stateOf(environment, project, env), binary, env: clean, signal, milliseconds, folder };
    const stacks = stacksOf(environment);
    const outputs = await outputsOfAll(stacks, reader);
    const told = <T>(stack: string, schema: z.ZodType<T>) => understood(stack, schema, outputs.get(stack) ?? {});
    const entry = told(stackNames.entry(environment), entrySchema);
    const home = told(stackNames.home(environment), homeSchema);
    const edges = Object.entries(environment.edges).map(([key, { retired }]) => {
      const stack = stackNames.edge(environment, key);
      return { key, retired, stack, edge: told(stack, edgeSchema) };
    });
    const traffic = told(stackNames.traffic(environment), trafficSchema);
    const retired = edges.filter((one) => one.retired).map(({ stack }) => stack);
    return {
      ...(entry && { entry: entryOf(entry) }),
      ...(home?.public_address !== undefined && { homeAddress: home.public_address }),
      edges: Object.fromEntries(edges.flatMap(({ key, edge }) => (edge ? [[key, edge]] : []))),
      names: traffic?.names ?? [],
      missing: stacks.filter((stack) => isEmpty(outputs.get(stack)) && !retired.includes(stack)),
    };
  });
}

/** Some at a time: each is a process of Terraform. Where one fails the others are stopped. */
async function outputsOfAll(stacks: readonly string[], reader: StateReader): Promise<ReadonlyMap<string, Outputs>> {
  const failed = new AbortController();
  const stoppable = { ...reader, signal: AbortSignal.any([reader.signal, failed.signal]) };
  const found = new Map<string, Outputs>();
  for (let first = 0; first < stacks.length; first += mostAtOnce) {
    const some = stacks.slice(first, first + mostAtOnce);
    const running = some.map(async (stack) => found.set(stack, await outputsOf(stack, stoppable)));
    try {
      await Promise.all(running);
    } catch (error) {
      failed.abort(error);
      await Promise.allSettled(running);
      throw error;
    }
  }
  return found;
}

function entryOf({ addresses, dns_name: dnsName }: z.infer<typeof entrySchema>): Deployed["entry"] {
  return { addresses, ...(dnsName !== undefined && dnsName !== "" && { dnsName }) };
}

/** A stack that was never deployed has no outputs, nor has one that was destroyed. */
function isEmpty(outputs: Outputs = {}): boolean {
  return Object.keys(outputs).length === 0;
}

function understood<T>(stack: string, schema: z.ZodType<T>, outputs: Outputs): T | undefined {
  if (isEmpty(outputs)) return undefined;
  const parsed = schema.safeParse(outputs);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ProblemError([
    {
      code: "deployed/other-outputs",
      what: `what ${stack} has published is not what it publishes now: \`${issue?.path.join(".") ?? ""}\`: ${issue?.message ?? ""}`,
      fix: `deploy ${stack} again`,
    },
  ]);
}

/** As main.ts has it: Terraform's folder is relative to the project, and the sandbox keeps its states to itself. */
function stateOf({ state }: Environment, { root, cwd }: App, env: NodeJS.ProcessEnv): State {
  const sandbox = env["ANYCAST_EDGE_SANDBOX"] ?? "";
  if (sandbox !== "") return { backend: "local", folder: resolve(cwd, sandbox, "state") };
  return state.backend === "local" ? { ...state, folder: resolve(root, state.folder) } : state;
}
