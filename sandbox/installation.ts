import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { SandboxError } from "./sandbox-error";
import { writeWhole } from "./write-whole";

/** Where the parts of a sandbox lie. */
export interface Installation {
  readonly folder: string;
  /** Terraform's CLI configuration: providers come from the sandbox and from nowhere else. */
  readonly cliConfig: string;
  /** The folder of the bundled plugin, which the shim in the mirror starts. */
  readonly plugin: string;
  /** The simulated cloud: a file per object. */
  readonly cloud: string;
  /** Terraform's states. */
  readonly state: string;
  /** What cdktf synthesises. */
  readonly output: string;
}

const platforms: Readonly<Record<string, string>> = { darwin: "darwin", linux: "linux" };
const architectures: Readonly<Record<string, string>> = { arm64: "arm64", x64: "amd64" };

/** Where Terraform and OpenTofu look for a provider whose source names no registry. */
const registries = ["registry.terraform.io", "registry.opentofu.org"];

/** The providers that the sandbox stands in for: the folder in providers/, and the namespace they are published in. */
const providers = [
  { name: "tencentcloud", namespace: "tencentcloudstack" },
  { name: "aws", namespace: "hashicorp" },
  { name: "alicloud", namespace: "aliyun" },
];

/**
 * Installs the sandbox in a folder, or verifies the one that is there.
 *
 * @throws SandboxError `sandbox/not-built`, `sandbox/platform`, `sandbox/plugin-changed`
 */
export function installSandbox(folder: string): Installation {
  const plugin = join(__dirname, "dist");
  if (!existsSync(join(plugin, "main.js"))) {
    throw new SandboxError("sandbox/not-built", "the sandbox's plugin has not been built", "run `npm run setup`");
  }
  mkdirSync(folder, { recursive: true });
  const real = realpathSync(folder);
  const mirror = join(real, "mirror");
  for (const registry of registries) for (const provider of providers) installShim(join(mirror, registry), provider);

  const cliConfig = join(real, "terraform.rc");
  const configuration = `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(mirror)}\n  }\n}\ndisable_checkpoint = true\n`;
  writeWhole(cliConfig, configuration);
  return {
    folder: real,
    cliConfig,
    plugin,
    cloud: join(real, "cloud"),
    state: join(real, "state"),
    output: join(real, "out"),
  };
}

/**
 * The file that Terraform takes for the provider. It is the same everywhere and for ever, since Terraform's lock files
 * hold its hash, and it is verified every time: a shared plugin cache can make a real provider unpack through a link to it.
 */
function installShim(registry: string, { name, namespace }: (typeof providers)[number]): void {
  const { version } = JSON.parse(readFileSync(join(__dirname, "..", "providers", name, "package.json"), "utf8")) as {
    version: string;
  };
  const file = join(registry, namespace, name, version, platform(), `terraform-provider-${name}_v${version}`);
  const shim = `#!/bin/sh\nexec node "\${SANDBOX_PLUGIN:?run this through anycast-edge sandbox run}/main.js" ${name}\n`;
  if (!existsSync(file)) {
    // Terraform's hash covers the whole folder of the package, so nothing else may be left in it
    writeWhole(file, shim, { mode: 0o755, draft: join(registry, `${randomUUID()}.new`) });
  } else if (digest(readFileSync(file)) !== digest(shim)) {
    throw new SandboxError(
      "sandbox/plugin-changed",
      `${file} is not the sandbox's plugin any more: something has been put in its place`,
      `delete ${join(registry, "..")}; look into TF_PLUGIN_CACHE_DIR and ~/.terraform.d/plugin-cache for links to it`,
    );
  }
}

function digest(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}

function platform(): string {
  const [system, architecture] = [platforms[process.platform], architectures[process.arch]];
  if (system !== undefined && architecture !== undefined) return `${system}_${architecture}`;
  throw new SandboxError(
    "sandbox/platform",
    `the sandbox does not run on ${process.platform} ${process.arch}: its plugin is started by a shell script`,
    "use Linux or macOS on x64 or arm64, on Windows inside WSL",
  );
}
