import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs, styleText } from "node:util";
import { expectedProblems } from "../cli/expected";
import { haproxyVersion } from "../drill/haproxy/haproxy-version";
import { cloudNames, type CloudName } from "../model/cloud-name";
import { formatProblem } from "../model/problem";
import { didYouMean } from "../model/suggest";
import { sandboxEnvironment } from "../sandbox/environment";
import { installSandbox } from "../sandbox/installation";
import { deployed, planned } from "./demo/look";
import { withProgress } from "./demo/progress";
import { stackTable } from "./demo/table";
import { drillCommand, runDrillOf } from "./demo/traffic";
import { terraformBinary } from "./terraform-binary";

const root = join(__dirname, "..");
/** The environment that shows a cloud, and the part that players miss when it fails: which way they play depends on the entry. */
const shows: Readonly<
  Record<CloudName, Readonly<Record<"game" | "environment" | "what" | "fails" | "failsText", string>>>
> = {
  tencent: {
    game: "starfall",
    environment: "dev",
    what: "Tencent Cloud, home in Seoul, edges in Tokyo and Singapore",
    fails: "entry-pop:mumbai",
    failsText: "the entry point in Mumbai",
  },
  aws: {
    game: "skyline",
    environment: "dev",
    what: "AWS, home in Seoul, an edge in Tokyo",
    fails: "edge:tokyo",
    failsText: "the edge in Tokyo",
  },
  alibaba: {
    game: "lanterns",
    environment: "dev",
    what: "Alibaba Cloud, home in Tokyo, edges in Singapore and at an ENS node in Wuxi",
    fails: "entry-pop:kuala-lumpur",
    failsText: "the entry point in Kuala Lumpur",
  },
};

const usage = `usage: npm run demo [-- [--cloud tencent|aws|alibaba] [--destroy | --traffic]]

Deploys an environment on the sandbox with the real \`cdktf deploy\`: no account, no network, no cost.

  --cloud tencent  starfall-dev: ${shows.tencent.what} (the default)
  --cloud aws      skyline-dev: ${shows.aws.what}
  --cloud alibaba  lanterns-dev: ${shows.alibaba.what}
  --destroy        removes all of it but the entry, whose address players know
  --traffic        lets a part of it vanish under players, with real sockets and real relays on loopback (needs haproxy)
`;

interface Options {
  readonly cloud: CloudName;
  readonly destroy: boolean;
  readonly traffic: boolean;
  readonly help: boolean;
}

/** @throws Error with what is not understood */
function read(): Options {
  // npm keeps what stands before the two hyphens to itself, and a destroy that deploys is no good
  const kept = (["cloud", "destroy", "traffic"] as const).filter(
    (flag) => process.env[`npm_config_${flag}`] !== undefined,
  );
  if (kept.length > 0) {
    const flags = kept.map((flag) => `--${flag}`);
    const meant = kept.map((flag) => (flag === "cloud" ? `--cloud ${keptCloud()}` : `--${flag}`)).join(" ");
    throw new Error(`npm has kept ${flags.join(" and ")} to itself: write \`npm run demo -- ${meant}\``);
  }
  const { cloud, ...flags } = parseArgs({
    options: {
      cloud: { type: "string", default: "tencent" },
      destroy: { type: "boolean", default: false },
      traffic: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  }).values;
  const known = cloudNames.find((name) => name === cloud);
  if (flags.destroy && flags.traffic) throw new Error("what is destroyed carries no traffic");
  if (known === undefined) throw new Error(`there is no cloud ${cloud}${didYouMean(cloud, cloudNames)}`);
  return { ...flags, cloud: known };
}

/** npm keeps the value of `--cloud=aws` too, and hands that of `--cloud aws` on as a word of its own. */
function keptCloud(): string {
  const written = [process.env["npm_config_cloud"], ...process.argv.slice(2)];
  return cloudNames.find((name) => written.includes(name)) ?? "<cloud>";
}

async function demo(): Promise<number> {
  let options: Options;
  try {
    options = read();
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
  const context = { root, env, terraform, installation, cloud: options.cloud };
  if (options.traffic) return traffic(context);
  return options.destroy ? destroy(context) : deploy(context);
}

export interface DemoContext {
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  readonly terraform: string;
  readonly installation: ReturnType<typeof installSandbox>;
  readonly cloud: CloudName;
}

function nameOf({ cloud }: DemoContext): string {
  return `${shows[cloud].game}-${shows[cloud].environment}`;
}

/** The command that shows the same cloud. */
function again({ cloud }: DemoContext, ...flags: string[]): string {
  const words = [...(cloud === "tencent" ? [] : ["--cloud", cloud]), ...flags];
  return ["npm run demo", ...(words.length > 0 ? ["--", ...words] : [])].join(" ");
}

function applied(context: DemoContext): Promise<number> {
  const name = nameOf(context);
  title(`Deploying ${name} on the sandbox: no account, no network, no cost`);
  return withProgress(context, ["deploy", `${name}-*`, "--auto-approve"]);
}

async function deploy(context: DemoContext): Promise<number> {
  const name = nameOf(context);
  const code = await applied(context);
  if (code !== 0) return code;

  const stacks = await deployed(context, name);
  const addresses = stacks.find((stack) => stack.name === `${name}-entry`)?.outputs["addresses"];
  title("Deployed (sandbox)");
  say(stackTable(stacks, process.stdout.columns || 80));
  const number = Array.isArray(addresses) && addresses.length > 1 ? "one of these addresses" : "one address";
  say(`\nPlayers everywhere connect to ${number}:  ${styleText("bold", shown(addresses))}  (sandbox)`);

  title("A second plan");
  const changed = (await planned(context, stacks)).filter(({ changes }) => changes);
  if (changed.length > 0) {
    say(`these stacks would change, which is a bug: ${changed.map(({ name }) => name).join(", ")}`);
    return 1;
  }
  say(`${stacks.length} of ${stacks.length} stacks planned again: no changes`);

  title("Try next");
  const { game, environment } = shows[context.cloud];
  const next = [
    [again(context), "again: nothing changes"],
    [again(context, "--destroy"), "remove all but the address, then deploy again behind it"],
    [again(context, "--traffic"), `see ${shows[context.cloud].failsText} vanish under players`],
    [`npx anycast-edge explain ${game} ${environment} home.fleet`, "where a value comes from"],
    ["npx anycast-edge sandbox status", "what lies in the simulated cloud"],
    ["npx anycast-edge new", "declare an environment of your own"],
  ] as const;
  tryNext(next);
  return 0;
}

async function traffic(context: DemoContext): Promise<number> {
  const { game, environment, fails, failsText } = shows[context.cloud];
  // a minute of deploying for nothing would annoy
  await haproxyVersion();
  const deploying = await applied(context);
  if (deploying !== 0) return deploying;

  title(`Players connect to ${game}-${environment}, and ${failsText} vanishes (sandbox, all of it on this machine)`);
  const wanted = { game, environment, fails };
  say(`${drillCommand(wanted)}\n`);
  const code = await runDrillOf(context, wanted);
  // 2 and 3 are verdicts as well
  if (![0, 2, 3].includes(code)) return code;

  title("Try next");
  const others = cloudNames.filter((cloud) => cloud !== context.cloud).map((cloud) => ({ ...context, cloud }));
  tryNext([
    ...others.map(
      (other) => [again(other, "--traffic"), `see ${shows[other.cloud].failsText} of ${nameOf(other)} vanish`] as const,
    ),
    [
      `npx anycast-edge simulate ${game} ${environment} --fail all --heartbeat 5s`,
      "what every single failure would do",
    ],
  ]);
  return code;
}

function tryNext(next: readonly (readonly [command: string, why: string])[]): void {
  const widest = Math.max(...next.map(([command]) => command.length));
  for (const [command, why] of next) say(`${command.padEnd(widest)}   ${why}`);
}

async function destroy(context: DemoContext): Promise<number> {
  const name = nameOf(context);
  if (!existsSync(join(context.installation.state, `${name}-entry.tfstate`))) {
    say(`${name} is not deployed on the sandbox; \`${again(context)}\` deploys it`);
    return 0;
  }
  title(`Removing traffic, edges and home of ${name} from the sandbox`);
  const stacks = [`${name}-traffic`, `${name}-edge-*`, `${name}-home`];
  const code = await withProgress(context, ["destroy", ...stacks, "--auto-approve"]);
  if (code !== 0) return code;
  const [entry] = (await deployed(context, name)).filter(({ resources }) => resources.length > 0);
  say(
    `\nKept (sandbox): ${entry?.name ?? "nothing"}, address ${styleText("bold", shown(entry?.outputs["addresses"]))}.`,
  );
  say(`Everything behind it is gone and can be rebuilt: ${again(context)}
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
