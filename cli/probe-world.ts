import { resolve } from "node:path";
import { networkWorld } from "../probe/network/network-world";
import { sandboxWorld } from "../probe/sandbox-world";
import type { World } from "../probe/world";
import { installSandbox } from "../sandbox/installation";
import { SandboxWorld } from "../sandbox/world/world";
import type { App } from "./project";

const dnsPort = 53;

/** How long one look waits, and whom it asks for names. */
interface Patience {
  readonly seconds: number;
  readonly resolvers: readonly string[];
}

/** What is looked at: the network, or the sandbox where the variables name one. */
export function probeWorld({ cwd }: App, env: NodeJS.ProcessEnv, { seconds, resolvers }: Patience): World {
  const sandbox = env["ANYCAST_EDGE_SANDBOX"] ?? "";
  if (sandbox === "") return networkWorld({ resolvers, port: dnsPort, milliseconds: seconds * 1000, env });
  return sandboxWorld(new SandboxWorld(installSandbox(resolve(cwd, sandbox)).cloud));
}
