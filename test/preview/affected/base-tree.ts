import type { FileSpec, StackSpec, TreeSpec } from "./tree-spec";

const text = (content: string): FileSpec => ({ text: content });
const aws = "registry.terraform.io/hashicorp/aws";
const tencent = "registry.terraform.io/tencentcloudstack/tencentcloud";

/** An app with every kind of thing that a stack can depend on. */
export function baseTree(): TreeSpec {
  return {
    stacks: [
      ...["one", "two", "three"].map((name) => stack(name)),
      withAssets(stack("assets")),
      withModules(stack("module-a"), "a"),
      withModules(stack("module-b"), "b"),
      withReads(stack("reads")),
      withProviderFiles(stack("provider")),
      {
        ...stack("opaque"),
        opaque: true,
        json: { ...stack("opaque").json, data: { external: { who: { program: ["whoami"] } } } },
      },
      stack("reader", { data: { terraform_remote_state: { one: { backend: "s3", config: s3("one") } } } }),
    ],
    repository: {
      "README.md": text("# app"),
      "main.ts": text("new App()"),
      ".terraform-version": text("1.11.4\n"),
      "config/game.json": text("{}"),
      "config/motd.txt.tftpl": text('hello ${name}, ${file("../../../config/inner.txt")}'),
      "config/inner.txt": text("inner"),
      "config/rules/a.rego": text("a"),
      "config/rules/b.rego": text("b"),
      "config/unread.json": text("{}"),
      "config/key.pub": text("ssh-ed25519 AAAA"),
      "scripts/boot.sh": text("#!/bin/sh"),
      "config/credentials": text("[default]"),
      "modules/a/main.tf": text('module "c" {\n  source = "../c"\n}\nresource "null_resource" "x" {}\n'),
      "modules/a/files/user.txt": text("user"),
      "modules/b/main.tf": text('locals {\n  data = file("${path.module}/data/b.json")\n}\n'),
      "modules/b/data/b.json": text("{}"),
      "modules/c/main.tf": text('output "x" {\n  value = 1 # one\n}\n'),
    },
    locks: { [aws]: "h1:aws", [tencent]: "h1:tencent" },
  };
}

/** The modules as cdktf copies them, all together, under a hash over all of them. */
export function withModuleAssets(spec: TreeSpec, hash: string): TreeSpec {
  for (const { json, files } of spec.stacks) {
    const modules = (json["module"] ?? {}) as Record<string, { source: string }>;
    for (const [name, module] of Object.entries(modules)) {
      if (!module.source.startsWith("./assets/__cdktf_module_asset_")) continue;
      for (const path of Object.keys(files))
        if (path.startsWith("assets/__cdktf_module_asset_")) Reflect.deleteProperty(files, path);
      const folder = `assets/__cdktf_module_asset_26CE565C/${hash}`;
      module.source = `./${folder}/${name}`;
      for (const [path, file] of Object.entries(spec.repository)) {
        if (path.startsWith("modules/")) files[`${folder}/${path.slice("modules/".length)}`] = file;
      }
    }
  }
  return spec;
}

function s3(key: string): object {
  return { bucket: "states", key: `app/${key}.tfstate`, region: "eu-west-1" };
}

function stack(id: string, more: Record<string, unknown> = {}): StackSpec {
  const json = {
    "//": { metadata: { version: "0.21.0", stackName: id, backend: "s3" } },
    terraform: {
      backend: { s3: { ...s3(id), encrypt: true } },
      required_providers: { aws: { source: "hashicorp/aws", version: "6.25.0" } },
      required_version: ">= 1.10",
    },
    provider: { aws: [{ region: "eu-west-1", default_tags: [{ tags: { app: "game", team: "core" } }] }] },
    resource: {
      aws_instance: {
        relay: {
          "//": { metadata: { path: `${id}/relay`, uniqueId: "relay" } },
          instance_type: "c7i.large",
          tags: { Name: `${id}-relay`, "//": "a tag of that name" },
          security_groups: ["a", "b"],
          user_data: "#!/bin/sh\necho $${HOME}",
          lifecycle: { prevent_destroy: true },
        },
      },
    },
    locals: { m: { "//": "a local of that name" } },
    output: { address: { value: "${aws_instance.relay.public_ip}" } },
    ...more,
  };
  return { id, path: id, json, files: {}, reads: [], modules: [], providers: [aws], opaque: false };
}

function withAssets(spec: StackSpec): StackSpec {
  const files: Record<string, FileSpec> = {
    "assets/page/0A/index.html": text("<html>"),
    "assets/page/0A/app.js": text("1"),
    "assets/fixed/v1/boot.sh": { text: "#!/bin/sh", executable: true },
    "assets/lambda/1B/archive.zip": { entries: { "a.js": "a", "b.js": "b" }, time: 1 },
    "terraform.tfvars": text('x = "1"\n'),
    "extra.tf": text('locals {\n  key = file("../../../config/key.pub")\n}\n'),
  };
  const resource = {
    aws_s3_object: {
      page: { source: "assets/page/0A/index.html" },
      boot: { source: "${path.module}/assets/fixed/v1/boot.sh" },
    },
    aws_lambda_function: { fn: { filename: "assets/lambda/1B/archive.zip" } },
  };
  return { ...spec, files, json: { ...spec.json, resource }, reads: ["config/key.pub"] };
}

function withModules(spec: StackSpec, name: string): StackSpec {
  const module = {
    [name]: { source: `./assets/__cdktf_module_asset_26CE565C/0/${name}`, size: 1 },
    vpc: { source: "terraform-aws-modules/vpc/aws", version: "5.1.0" },
  };
  return {
    ...spec,
    json: { ...spec.json, module },
    modules: name === "a" ? ["modules/a", "modules/c"] : ["modules/b"],
  };
}

function withReads(spec: StackSpec): StackSpec {
  const folder = "${path.module}/../../../config";
  const settings = {
    plain: '${file("../../../config/game.json")}',
    template: `\${templatefile("${folder}/motd.txt.tftpl", { name = "x" })}`,
    rules: '${[for f in fileset("@ROOT@/config/rules", "*.rego") : filemd5("@ROOT@/config/rules/${f}")]}',
    absent: '${fileexists("../../../config/later.json") ? 1 : 0}',
    provisioner: [{ "local-exec": { command: "sh ../../../scripts/boot.sh --fast" } }],
  };
  const reads = [
    "config/game.json",
    "config/motd.txt.tftpl",
    "config/inner.txt",
    "config/rules",
    "config/later.json",
    "scripts/boot.sh",
  ];
  return { ...spec, json: { ...spec.json, resource: { aws_thing: { x: settings } } }, reads };
}

function withProviderFiles(spec: StackSpec): StackSpec {
  const provider = { tencentcloud: [{ region: "ap-seoul", shared_credentials_dir: "../../../config/credentials" }] };
  const terraform = {
    backend: { local: { path: "@ROOT@/state/provider.tfstate" } },
    required_providers: { tencentcloud: { source: "tencentcloudstack/tencentcloud", version: "1.82.1" } },
  };
  return { ...spec, json: { ...spec.json, provider, terraform }, reads: ["config/credentials"], providers: [tencent] };
}
