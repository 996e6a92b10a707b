import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { behaviours } from "../behaviour";
import { dataSources } from "../behaviour/data-sources";
import { Knobs } from "../provider/knobs";
import { readDefinition } from "../schema/definition";
import { Store } from "../store";
import { forHandshake, keptCertificate } from "./certificate";
import { providerService } from "./provider-service";
import { serve } from "./server";

/** What Terraform sets so that a plugin knows who has started it (go-plugin's "magic cookie"). */
const cookie = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";

/** Milliseconds between two looks at whether Terraform is still there. */
const patience = 500;

async function main(name: string, env: NodeJS.ProcessEnv): Promise<void> {
  const folder = env["ANYCAST_EDGE_SANDBOX"] ?? "";
  const own = behaviours[name];
  if (env["TF_PLUGIN_MAGIC_COOKIE"] !== cookie || folder === "" || own === undefined) {
    process.stderr.write(
      "this is the provider plugin of the anycast-edge sandbox, and Terraform starts it (sandbox/plugin)\n" +
        "    fix: run Terraform or cdktf through `npx anycast-edge sandbox run -- COMMAND`\n",
    );
    process.exitCode = 1;
    return;
  }
  const place = mkdtempSync(join(tmpdir(), "sandbox-"));
  const end = (): never => process.exit();
  process.once("exit", () => rmSync(place, { recursive: true, force: true }));
  // ^C reaches all of the foreground; Terraform then asks for what is to be done
  process.on("SIGINT", () => undefined);
  for (const signal of ["SIGTERM", "SIGHUP"]) process.once(signal, end);
  const parent = process.ppid;
  // a Terraform that was killed asks for nothing
  setInterval(() => {
    if (process.ppid !== parent) end();
  }, patience).unref();

  const certificate = await keptCertificate(join(folder, "certificate.json"));
  const client = env["PLUGIN_CLIENT_CERT"];
  const socket = join(place, "plugin");
  const service = providerService({
    name,
    definition: readDefinition(name),
    behaviours: own,
    answers: dataSources[name] ?? {},
    store: new Store(join(folder, "cloud")),
    knobs: new Knobs(env),
    regionFromEnvironment: env[`${name.toUpperCase()}_REGION`] ?? env[`${name.toUpperCase()}_DEFAULT_REGION`],
  });
  await serve(service, {
    socket,
    certificate,
    client,
    // the answer must be on its way first
    onShutdown: () => void setTimeout(end, 10),
  });
  const secret = client === undefined ? [] : [forHandshake(certificate)];
  process.stdout.write(`${["1", "5", "unix", socket, "grpc", ...secret].join("|")}\n`);
}

main(process.argv[2] ?? "", process.env).catch((error: unknown) => {
  process.stderr.write(`${String((error as Error).stack)}\n`);
  process.exit(1);
});
