import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs, styleText } from "node:util";
import { expectedProblems } from "../cli/expected";
import { formatProblem } from "../model/problem";
import { sandboxEnvironment } from "../sandbox/environment";
import { installSandbox } from "../sandbox/installation";
import { deployed, planned } from "./demo/look";
import { withProgress } from "./demo/progress";
import { stackTable } from "./demo/table";
import { terraformBinary } from "./terraform-binary";

const root = join(__dirname, "..");
const usage = `usage: npm run demo [-- --destroy]

Deploys the environment starfall-dev (Tencent Cloud, home in Seoul, edges in Tokyo and Singapore) on the sandbox
with the real \`cdktf deploy\`: no account, no network, no cost.

  --destroy  removes all of it but the entry, whose address players know
`;

async function demo(): Promise<number> {
  let options: { destroy: boolean; help: boolean };
  try {
    options = parseArgs({
      options: { destroy: { type: "boolean", default: false }, help: { type: "boolean", short: "h", default: false } },
    }).values;
  } catch (error) {
    process.stderr.write(`${(error as Error).message} (demo/usage)\n    fix: one of the following\n\n${usage}`);
    return 1;
  }
  if (options.help) {
    process.stdout.write(usage);
    return 0;
  }

  const installation = installSandbox(join(root, ".sandbox"));
  const terraform = terraformBinary(process.env);
  const env = { ...sandboxEnvironment(installation, process.env), TERRAFORM_BINARY_NAME: terraform, FORCE_COLOR: "0" };
  const context = { root, env, terraform, installation };
  return options.destroy ? destroy(context) : deploy(context);
}

export interface DemoContext {
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  readonly terraform: string;
  readonly installation: ReturnType<typeof installSandbox>;
}

async function deploy(context: DemoContext): Promise<number> {
  title("Deploying starfall-dev on the sandbox: no account, no network, no cost");
  const code = await withProgress(context, ["deploy", "starfall-dev-*", "--auto-approve"]);
  if (code !== 0) return code;

  const stacks = await deployed(context, "starfall-dev");
  const address = stacks.find(({ name }) => name === "starfall-dev-entry")?.outputs["addresses"];
  title("Deployed (sandbox)");
  say(stackTable(stacks));
  say(`\nPlayers everywhere connect to one address:  ${styleText("bold", shown(address))}  (sandbox)`);

  title("A second plan");
  const changed = (await planned(context, stacks)).filter(({ changes }) => changes);
  if (changed.length > 0) {
    say(`these stacks would change, which is a bug: ${changed.map(({ name }) => name).join(", ")}`);
    return 1;
  }
  say(`${stacks.length} of ${stacks.length} stacks planned again: no changes`);

  title("Try next");
  say(`npm run demo                                       again: nothing changes
npm run demo -- --destroy                          remove all but the address, then deploy again behind it
npx anycast-edge explain starfall dev home.fleet   where a value comes from
npx anycast-edge sandbox status                    what lies in the simulated cloud
npx anycast-edge new                               declare an environment of your own`);
  return 0;
}

async function destroy(context: DemoContext): Promise<number> {
  if (!existsSync(context.installation.state)) {
    say("nothing is deployed on the sandbox; `npm run demo` deploys it");
    return 0;
  }
  title("Removing traffic, edges and home of starfall-dev from the sandbox");
  const stacks = ["starfall-dev-traffic", "starfall-dev-edge-*", "starfall-dev-home"];
  const code = await withProgress(context, ["destroy", ...stacks, "--auto-approve"]);
  if (code !== 0) return code;
  const [entry] = (await deployed(context, "starfall-dev")).filter(({ resources }) => resources.length > 0);
  say(
    `\nKept (sandbox): ${entry?.name ?? "nothing"}, address ${styleText("bold", shown(entry?.outputs["addresses"]))}.`,
  );
  say(`Everything behind it is gone and can be rebuilt: npm run demo
The entry itself is protected: giving an address up takes two steps, see docs/operations/retire-an-entry.md`);
  return 0;
}

/** The addresses of an entry. */
function shown(addresses: unknown): string {
  return Array.isArray(addresses) ? addresses.join(", ") : "not there";
}

function title(text: string): void {
  say(`\n${styleText("bold", text)}`);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

demo().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    const text = expectedProblems(error)?.map(formatProblem).join("\n") ?? String((error as Error).stack);
    process.stderr.write(`${text}\n`);
    process.exitCode = 1;
  },
);
