import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { installSandbox } from "../../sandbox/installation";
import type { SandboxError } from "../../sandbox/sandbox-error";
import { temporaryFolder } from "./support/temporary-folder";

const root = realpathSync(temporaryFolder());
const project = join(__dirname, "..", "..");
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(root, "sandbox-"));
});

/** The plugin's executables under a mirror, one per registry, by their place in it. */
function shims(place: string, provider = "tencentcloud"): string[] {
  return readdirSync(join(place, "mirror"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.includes(`terraform-provider-${provider}_`))
    .sort();
}

function problemOf(work: () => unknown): Partial<SandboxError> {
  try {
    work();
    return {};
  } catch (error) {
    return error as SandboxError;
  }
}

test("all parts lie in the folder, but for the plugin, which is the project's", () => {
  const { plugin, folder: own, ...parts } = installSandbox(join(folder, "new", "place"));

  expect(own).toBe(join(folder, "new", "place"));
  expect(Object.values(parts).every((part) => part.startsWith(own))).toBe(true);
  expect(new Set(Object.values(parts)).size).toBe(Object.values(parts).length);
  expect(plugin).toBe(join(project, "sandbox", "dist"));
});

test("the plugin stands in for the pinned version under its real address", () => {
  installSandbox(folder);
  const { version } = JSON.parse(readFileSync(join(project, "providers/tencentcloud/package.json"), "utf8")) as {
    version: string;
  };
  const place = new RegExp(
    `^registry\\.terraform\\.io/tencentcloudstack/tencentcloud/${version}/\\w+_\\w+/terraform-provider-tencentcloud_v${version}$`,
  );

  expect(shims(folder)).toHaveLength(2);
  expect(shims(folder)).toContainEqual(expect.stringMatching(place));
});

test.each([
  ["aws", "hashicorp/aws"],
  ["alicloud", "aliyun/alicloud"],
])("the plugin stands in for %s too", (name, source) => {
  installSandbox(folder);

  expect(shims(folder, name)).toHaveLength(2);
  expect(shims(folder, name)).toContainEqual(expect.stringContaining(`registry.opentofu.org/${source}/`));
});

test("the plugin is the same in every folder, so that lock files hold, and nothing lies beside it", () => {
  const other = mkdtempSync(join(root, "other-"));
  installSandbox(folder);
  installSandbox(other);
  const [first = "", second = ""] = shims(folder).map((file) => readFileSync(join(folder, "mirror", file), "utf8"));

  expect(second).toBe(first);
  expect(readFileSync(join(other, "mirror", shims(other)[0] ?? ""), "utf8")).toBe(first);
  expect(first).toBe(
    '#!/bin/sh\nexec node "${SANDBOX_PLUGIN:?run this through anycast-edge sandbox run}/main.js" tencentcloud\n',
  );
  expect(first).not.toContain(project);
  for (const file of shims(folder)) {
    expect(readdirSync(dirname(join(folder, "mirror", file)))).toHaveLength(1);
    expect(statSync(join(folder, "mirror", file)).mode & 0o100).toBe(0o100);
  }
});

test("Terraform may take providers from the sandbox, and from nowhere else", () => {
  const { cliConfig } = installSandbox(folder);

  expect(readFileSync(cliConfig, "utf8").replaceAll(folder, "<folder>")).toBe(
    `provider_installation {
  filesystem_mirror {
    path = "<folder>/mirror"
  }
}
disable_checkpoint = true
`,
  );
});

test("a second installation leaves what is in the sandbox, and mends its configuration", () => {
  const { cloud, cliConfig } = installSandbox(folder);
  const written = readFileSync(cliConfig, "utf8");
  mkdirSync(cloud);
  writeFileSync(join(cloud, "a"), "");
  writeFileSync(cliConfig, "provider_installation { direct {} }");
  installSandbox(folder);

  expect(readdirSync(cloud)).toEqual(["a"]);
  expect(readFileSync(cliConfig, "utf8")).toBe(written);
});

test("a plugin that was changed is refused, with what to do", () => {
  installSandbox(folder);
  const file = join(folder, "mirror", shims(folder)[0] ?? "");
  writeFileSync(file, `${readFileSync(file, "utf8")}\n`);
  const { code, what, fix } = problemOf(() => installSandbox(folder));

  expect(code).toBe("sandbox/plugin-changed");
  expect(what).toContain(file);
  expect(fix).toContain("delete ");
  rmSync(join(folder, "mirror"), { recursive: true });
  expect(problemOf(() => installSandbox(folder))).toEqual({});
});

test("a link to another plugin is refused", () => {
  installSandbox(folder);
  const file = join(folder, "mirror", shims(folder)[0] ?? "");
  rmSync(file);
  writeFileSync(join(root, "real-provider"), "a real provider");
  symlinkSync(join(root, "real-provider"), file);

  expect(problemOf(() => installSandbox(folder)).code).toBe("sandbox/plugin-changed");
});

test("the plugin tells who starts it by itself what to do", () => {
  installSandbox(folder);
  const file = join(folder, "mirror", shims(folder)[0] ?? "");
  const env = { ...process.env, SANDBOX_PLUGIN: "" };
  const bare = spawnSync(file, { env, encoding: "utf8" });
  const started = spawnSync(file, {
    env: { ...env, SANDBOX_PLUGIN: join(project, "sandbox", "dist") },
    encoding: "utf8",
  });

  expect([bare.status === 0, bare.stdout]).toEqual([false, ""]);
  expect(bare.stderr).toContain("run this through anycast-edge sandbox run");
  expect([started.status, started.stdout]).toEqual([1, ""]);
  expect(started.stderr).toContain("fix: run Terraform or cdktf through `npx anycast-edge sandbox run -- COMMAND`");
});

test("several processes may install at once", async () => {
  const script = `require("./sandbox/installation").installSandbox(process.argv[1])`;
  const codes = await Promise.all(
    Array.from({ length: 4 }, async () => {
      const child = spawn(process.execPath, ["--import", "tsx", "-e", script, folder], {
        cwd: project,
        stdio: "inherit",
      });
      const [code] = (await once(child, "exit")) as [number];
      return code;
    }),
  );

  expect(codes).toEqual([0, 0, 0, 0]);
  expect(readdirSync(folder).sort()).toEqual(["mirror", "terraform.rc"]);
}, 30_000);
