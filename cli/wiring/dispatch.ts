import { dispatchKeygen } from "../commands/dispatch-keygen";
import { dispatchServe } from "../commands/dispatch-serve";
import { dispatchVerify } from "../commands/dispatch-verify";
import { dispatchWrite } from "../commands/dispatch-write";
import { interruption } from "../interrupt";
import type { Cli } from "./cli";
import { collect } from "./collect";
import { example } from "./example";
import type { Options } from "./options";

interface WriteOptions extends Options {
  readonly key: string;
  readonly out: string;
  readonly outputs?: string;
}

interface VerifyOptions extends Options {
  readonly key: readonly string[];
  readonly of?: string;
  readonly seen?: string;
}

interface ServeOptions extends VerifyOptions {
  readonly listen: string;
  readonly load?: string;
  readonly trustProxy?: readonly string[];
}

/** Declares `dispatch` and its commands. */
export function wireDispatch(cli: Cli): void {
  const dispatch = cli.program
    .command("dispatch")
    .description(
      "tell players which addresses to try, in which order: the signed list, and the server that answers by it",
    )
    .addHelpText("after", example("anycast-edge dispatch write starfall prod --key release.key.pem"));
  wireKeygen(cli, dispatch);
  wireWrite(cli, dispatch);
  wireVerify(cli, dispatch);
  wireServe(cli, dispatch);
}

type Parent = Cli["program"];

function wireKeygen(cli: Cli, dispatch: Parent): void {
  cli
    .command("keygen <name>", "make the keys that lists are signed with: NAME.key.pem and NAME.pub.pem", dispatch)
    .addHelpText("after", example("anycast-edge dispatch keygen release"))
    .action((name: string, options: Options) =>
      cli.runAnywhere(() => dispatchKeygen({ cwd: cli.cwd, name, json: options.json === true }, cli.terminal)),
    );
}

function wireWrite(cli: Cli, dispatch: Parent): void {
  cli
    .command("write <game> <environment>", "write the signed list of what is deployed", dispatch)
    .requiredOption("--key <file>", "private key that signs it")
    .option("--out <file>", "write it there", "dispatch.json")
    .option("--outputs <file>", "outputs that cdktf wrote (default: the stacks' states are read)")
    .addHelpText("after", example("anycast-edge dispatch write starfall prod --key release.key.pem"))
    .action((game: string, environment: string, options: WriteOptions) =>
      cli.run((project) => {
        const { json: asJson = false, ...files } = options;
        const { env } = cli.process;
        const common = { project, cwd: cli.cwd, env, signal: interruption(cli.process), now: new Date() };
        return dispatchWrite({ ...common, ...files, game, environment, json: asJson }, cli.terminal);
      }),
    );
}

function wireVerify(cli: Cli, dispatch: Parent): void {
  cli
    .command("verify <file>", "check a list, and show what it says", dispatch)
    .requiredOption("--key <file>", "public key that may have signed it; may be repeated", collect)
    .option("--of <game/environment>", "refuse a list of any other (default: one of any is taken)")
    .option("--seen <file>", "keeps the newest version seen there: an older one is refused")
    .addHelpText(
      "after",
      example("anycast-edge dispatch verify dispatch.json --key release.pub.pem --of starfall/prod"),
    )
    .action((file: string, options: VerifyOptions) =>
      cli.runAnywhere(() => {
        const { json: asJson = false, key: keys, ...rest } = options;
        return dispatchVerify({ cwd: cli.cwd, file, keys, ...rest, json: asJson, now: new Date() }, cli.terminal);
      }),
    );
}

function wireServe(cli: Cli, dispatch: Parent): void {
  cli
    .command("serve <file>", "answer players by a list, until it is stopped", dispatch)
    .requiredOption("--key <file>", "public key that may have signed it; may be repeated", collect)
    .option("--listen <address:port>", "where players ask", "127.0.0.1:8080")
    .option("--load <file>", "JSON that says where relays tell their load (default: nobody is asked)")
    .option("--of <game/environment>", "refuse a list of any other (default: one of any is taken)")
    .option("--seen <file>", "keeps the newest version seen there: an older one is refused")
    .option("--trust-proxy <network>", "proxies whose X-Forwarded-For counts; may be repeated", collect)
    .addHelpText(
      "after",
      `${example("anycast-edge dispatch serve dispatch.json --key release.pub.pem --listen 0.0.0.0:8080")}\n` +
        "docs/operations/dispatch.md tells what is asked and answered.",
    )
    .action((file: string, options: ServeOptions) =>
      cli.runAnywhere(() => {
        const { json: asJson = false, key: keys, trustProxy: proxies = [], ...rest } = options;
        const signal = interruption(cli.process);
        return dispatchServe({ cwd: cli.cwd, file, keys, proxies, ...rest, signal, json: asJson }, cli.terminal);
      }),
    );
}
