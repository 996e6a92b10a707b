import type { FileSpec, StackSpec, TreeSpec } from "./tree-spec";

/** A change of an app, and of what it would synthesise to. `pick` chooses among things, `fresh` makes a value that is new. */
export type Mutation = (spec: TreeSpec, pick: <T>(of: readonly T[]) => T, fresh: string) => void;

/** Every class of change. Those that begin with "no" are changes that no plan can see. */
export const mutations: Readonly<Record<string, Mutation>> = {
  "config: a value": (spec, pick, fresh) =>
    set(pick(followed(spec)), ["provider", providerOf(pick(followed(spec))), 0, "profile"], fresh),
  "config: a resource more": (spec, pick, fresh) =>
    set(pick(followed(spec)), ["resource", "aws_eip", fresh], { domain: "vpc" }),
  "config: a resource less": (spec, pick) => drop(pick(ordinary(spec)), ["resource", "aws_instance", "relay"]),
  "config: order of a list": (spec, pick) => set(pick(ordinary(spec)), relay("security_groups"), ["b", "a"]),
  "config: a tag called //": (spec, pick, fresh) => set(pick(ordinary(spec)), relay("tags", "//"), fresh),
  "config: a name of any kind": (spec, pick, fresh) =>
    set(pick(followed(spec)), [pick(["output", "locals", "provider"]), "__proto__"], fresh),
  "config: a local with a key //": (spec, pick, fresh) => set(pick(followed(spec)), ["locals", "m", "//"], fresh),
  "config: a number that was a text": (spec, pick) => set(pick(ordinary(spec)), relay("instance_type"), 7),
  "config: protection removed": (spec, pick) => drop(pick(ordinary(spec)), relay("lifecycle")),
  "config: an output": (spec, pick, fresh) => set(pick(followed(spec)), ["output", fresh], { value: 1 }),
  "constant of the environment": (spec, _pick, fresh) => {
    for (const stack of spec.stacks) set(stack, ["locals", "build"], fresh);
  },
  "package upgrade that changes what is written": (spec, _pick, fresh) => {
    for (const stack of spec.stacks) set(stack, ["//", "metadata", "version"], fresh);
    for (const stack of ordinary(spec)) set(stack, relay("metadata_options"), [{ http_tokens: "required" }]);
  },
  "asset bytes": (spec, _pick, fresh) =>
    rehash(spec, "assets/page/0A", "assets/page/2C", (files) => (files["assets/page/0A/app.js"] = { text: fresh })),
  "asset renamed, hash the same": (spec, _pick, fresh) =>
    rename(spec, "assets/page/0A/app.js", `assets/page/0A/${fresh}.js`),
  "asset added, hash the same": (spec, _pick, fresh) => (assetsOf(spec)[`assets/page/0A/${fresh}`] = { text: "" }),
  "fixed asset hash, bytes changed": (spec, _pick, fresh) =>
    (assetsOf(spec)["assets/fixed/v1/boot.sh"] = { text: fresh, executable: true }),
  "fixed asset hash changed": (spec, _pick, fresh) =>
    rehash(spec, "assets/fixed/v1", `assets/fixed/${fresh}`, () => undefined),
  "asset no longer executable": (spec) => (assetsOf(spec)["assets/fixed/v1/boot.sh"] = { text: "#!/bin/sh" }),
  "archive: an entry's bytes": (spec, _pick, fresh) =>
    (assetsOf(spec)[archive] = { entries: { "a.js": fresh, "b.js": "b" }, time: 1 }),
  "archive: an entry's name": (spec, _pick, fresh) =>
    (assetsOf(spec)[archive] = { entries: { "a.js": "a", [fresh]: "b" }, time: 1 }),
  "module: main file": (spec, pick, fresh) => edit(spec, `modules/${pick(["a", "b", "c"])}/main.tf`, fresh),
  "module: nested file": (spec, pick, fresh) =>
    edit(spec, pick(["modules/a/files/user.txt", "modules/b/data/b.json"]), fresh),
  "module: a file more": (spec, pick, fresh) => edit(spec, `modules/${pick(["a", "b", "c"])}/${fresh}.tf`, fresh),
  "module: an argument": (spec, pick, fresh) =>
    set(named(spec, pick(["module-a", "module-b"])), ["module", "vpc", "cidr"], fresh),
  "module: version": (spec, pick, fresh) =>
    set(named(spec, pick(["module-a", "module-b"])), ["module", "vpc", "version"], fresh),
  "tfvars beside the stack": (spec, _pick, fresh) => (assetsOf(spec)["terraform.tfvars"] = { text: fresh }),
  "tfvars more beside a stack": (spec, pick, fresh) =>
    (pick(followed(spec)).files[`${fresh}.auto.tfvars.json`] = { text: "{}" }),
  "lock file": (spec, pick, fresh) => (spec.locks[pick(Object.keys(spec.locks))] = `h1:${fresh}`),
  "provider pin": (spec, pick, fresh) => {
    const stack = pick(followed(spec));
    set(stack, ["terraform", "required_providers", providerOf(stack), "version"], fresh);
  },
  "required version": (spec, pick, fresh) => set(pick(followed(spec)), ["terraform", "required_version"], fresh),
  "version file": (spec, _pick, fresh) => edit(spec, ".terraform-version", `1.11.${fresh.length}${fresh}`),
  "backend: key": (spec, pick, fresh) =>
    set(pick(ordinary(spec)), ["terraform", "backend", "s3", "key"], `moved/${fresh}`),
  "backend: another type": (spec, pick, fresh) =>
    set(pick(followed(spec)), ["terraform", "backend"], { gcs: { bucket: fresh, prefix: "x" } }),
  "backend: how it is reached": (spec, pick) =>
    set(pick(ordinary(spec)), ["terraform", "backend", "s3", "use_lockfile"], true),
  "stack removed": (spec, pick) => spec.stacks.splice(spec.stacks.indexOf(pick(followed(spec))), 1),
  "stack added": (spec, pick, fresh) => {
    const stack = structuredClone(pick(ordinary(spec)));
    spec.stacks.push({ ...stack, id: fresh, path: fresh });
    set(named(spec, fresh), ["terraform", "backend", "s3", "key"], fresh);
  },
  "stack renamed, state the same": (spec, pick, fresh) =>
    Object.assign(pick(followed(spec)), { id: fresh, path: fresh }),
  "stack renamed, state too": (spec, pick, fresh) => {
    const stack = Object.assign(pick(ordinary(spec)), { id: fresh, path: fresh });
    set(stack, ["terraform", "backend", "s3", "key"], fresh);
  },
  "stack moved in the tree of constructs": (spec, pick, fresh) => (pick(followed(spec)).path = `${fresh}/x`),
  "file(): bytes": (spec, pick, fresh) => edit(spec, pick(["config/game.json", "config/key.pub"]), fresh),
  "templatefile(): bytes": (spec, _pick, fresh) =>
    edit(spec, "config/motd.txt.tftpl", `\${file("../../../config/inner.txt")} ${fresh}`),
  "file() in a template": (spec, _pick, fresh) => edit(spec, "config/inner.txt", fresh),
  "fileset(): a file more": (spec, _pick, fresh) => edit(spec, `config/rules/${fresh}.rego`, fresh),
  "fileset(): a file less": (spec, pick) =>
    Reflect.deleteProperty(spec.repository, pick(["config/rules/a.rego", "config/rules/b.rego"])),
  "fileset(): bytes": (spec, pick, fresh) => edit(spec, pick(["config/rules/a.rego", "config/rules/b.rego"]), fresh),
  "fileexists(): now it does": (spec, _pick, fresh) => edit(spec, "config/later.json", fresh),
  "file of a provider": (spec, _pick, fresh) => edit(spec, "config/credentials", fresh),
  "script of a provisioner": (spec, _pick, fresh) => edit(spec, "scripts/boot.sh", fresh),
  "opaque read": (spec, pick, fresh) => {
    const stack = pick(followed(spec));
    set(stack, ["locals", fresh], '${file("/etc/hostname")}');
    stack.opaque = true;
  },
  "no: comment in code": (spec, _pick, fresh) => edit(spec, "main.ts", `// ${fresh}\nnew App()`),
  "no: README": (spec, _pick, fresh) => edit(spec, "README.md", fresh),
  "no: a file nobody reads": (spec, _pick, fresh) => edit(spec, `config/${fresh}.json`, fresh),
  "no: cdktf's notes": (spec, pick, fresh) => set(pick(followed(spec)), ["//", "metadata", "version"], fresh),
  "no: a resource's notes": (spec, pick, fresh) =>
    set(pick(ordinary(spec)), relay("//", "metadata", "uniqueId"), fresh),
  "no: time of an archive": (spec, _pick, fresh) =>
    (assetsOf(spec)[archive] = { entries: { "a.js": "a", "b.js": "b" }, time: fresh.length * 7 }),
  "no: order in an archive": (spec) => (assetsOf(spec)[archive] = { entries: { "b.js": "b", "a.js": "a" }, time: 1 }),
};

const archive = "assets/lambda/1B/archive.zip";

function relay(...path: string[]): string[] {
  return ["resource", "aws_instance", "relay", ...path];
}

/** Stacks that do not count as changed in any case. */
function followed({ stacks }: TreeSpec): StackSpec[] {
  return stacks.filter(({ opaque }) => !opaque);
}

/** Stacks with the usual resource and the usual backend. */
function ordinary({ stacks }: TreeSpec): StackSpec[] {
  return stacks.filter(({ id }) => ["one", "two", "three", "module-a", "module-b", "reader"].includes(id));
}

function named({ stacks }: TreeSpec, id: string): StackSpec {
  const found = stacks.find((stack) => stack.id === id);
  if (found === undefined) throw new Error(`no stack ${id}`);
  return found;
}

function assetsOf(spec: TreeSpec): Record<string, FileSpec> {
  return named(spec, "assets").files;
}

function providerOf({ id }: StackSpec): string {
  return id === "provider" ? "tencentcloud" : "aws";
}

function edit({ repository }: TreeSpec, path: string, text: string): void {
  repository[path] = { text };
}

function rename(spec: TreeSpec, from: string, to: string): void {
  const files = assetsOf(spec);
  const file = files[from];
  if (file !== undefined) files[to] = file;
  Reflect.deleteProperty(files, from);
}

function rehash(spec: TreeSpec, from: string, to: string, change: (files: Record<string, FileSpec>) => unknown): void {
  const stack = named(spec, "assets");
  change(stack.files);
  for (const path of Object.keys(stack.files))
    if (path.startsWith(`${from}/`)) rename(spec, path, path.replace(from, to));
  stack.json = JSON.parse(JSON.stringify(stack.json).replaceAll(from, to)) as StackSpec["json"];
}

function set({ json }: StackSpec, path: readonly (string | number)[], value: unknown): void {
  const key = path.at(-1) ?? "";
  const group = path.slice(0, -1).reduce<Record<string, unknown>>((at, part) => {
    at[part] ??= {};
    return at[part] as Record<string, unknown>;
  }, json);
  Object.defineProperty(group, key, { value, enumerable: true, configurable: true, writable: true });
}

function drop({ json }: StackSpec, path: readonly string[]): void {
  const group = path.slice(0, -1).reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], json);
  Reflect.deleteProperty(group as object, path.at(-1) ?? "");
}
