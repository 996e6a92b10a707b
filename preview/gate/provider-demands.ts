import { isObject, type Json, type JsonObject } from "../affected/json";
import { blocksIn } from "./blocks";
import { demand, type Demand } from "./demand";
import { isSecret } from "./is-secret";

/** Settings that lead nowhere else. All others must be those of base, since what they do is the provider's to say. */
const harmless = new Set(["alias", "default_tags", "ignore_tags", "allowed_account_ids", "forbidden_account_ids"]);

const builtin = "terraform.io/builtin/terraform";

/** The programs that stand for providers, and how they are set up. */
export function providerDemands(stack: JsonObject): Demand[] {
  const asked = new Map(required(stack).map((one) => [one.name, one]));
  const sourceOf = (name: string): string => asked.get(name)?.source ?? fullSource(name);
  const configured = blocksIn(stack["provider"], 1, ["provider"]);
  const byDefault = new Set(configured.flatMap(({ labels, body }) => (body["alias"] === undefined ? labels : [])));
  const implied = [
    ...required(stack).map(({ name, path }) => ({ name, path, alias: false })),
    ...typed(stack).map(({ labels: [type = ""], body, path }) => ({ ...localName(type, body["provider"]), path })),
  ];
  const used = [
    ...required(stack),
    ...[...configured.map(({ labels: [name = ""], path }) => ({ name, path })), ...implied].map(({ name, path }) => {
      const { version = null } = asked.get(name) ?? {};
      return { name, source: sourceOf(name), version, path };
    }),
  ];
  return [
    ...used.map(({ name, source, version, path }) => {
      const what = `runs the provider \`${name}\` from a source, or of a version, that no stack of base has`;
      return demand(["provider", source, version], path, what);
    }),
    ...configured.flatMap(({ labels: [name = ""], body, path }) => {
      const settings = Object.entries(body).filter(([key, value]) => !isHarmless(key, value));
      const keys = settings.map(([key]) => key).filter((key) => key !== "region");
      return [
        ...settings.map(([key, value]) =>
          demand(["setting", sourceOf(name), key, value], [...path, key], told(name, key), "stack"),
        ),
        demand(["settings", sourceOf(name), keys.sort()], path, without(name), "stack"),
      ];
    }),
    ...implied
      .filter(({ name, alias }) => !alias && !byDefault.has(name) && sourceOf(name) !== builtin)
      .map(({ name, path }) => demand(["settings", sourceOf(name), []], path, without(name))),
  ];
}

function without(provider: string): string {
  return `sets up the provider \`${provider}\` with other settings, or without some, than base`;
}

function told(provider: string, key: string): string {
  return isSecret(key)
    ? `has credentials of the provider \`${provider}\` in clear: \`${key}\``
    : `sets \`${key}\` of the provider \`${provider}\` otherwise than base`;
}

function isHarmless(key: string, value: Json): boolean {
  // it becomes a part of the names of hosts
  if (key === "region") return typeof value === "string" && /^[a-z]+(-[a-z0-9]+)+$/.test(value);
  return harmless.has(key) && !/[$%]\{/.test(JSON.stringify(value));
}

interface Required {
  readonly name: string;
  readonly source: string;
  readonly version: Json;
  readonly path: readonly string[];
}

function required(stack: JsonObject): Required[] {
  return blocksIn(stack["terraform"], 0, ["terraform"]).flatMap(({ body, path }) =>
    blocksIn(body["required_providers"], 0, [...path, "required_providers"]).flatMap((block) =>
      Object.entries(block.body).map(([name, asked]) => {
        const { source = name, version = null } = isObject(asked) ? asked : { version: asked };
        const full = fullSource(typeof source === "string" ? source : name);
        return { name, source: full, version, path: [...block.path, name] };
      }),
    ),
  );
}

function typed(stack: JsonObject): ReturnType<typeof blocksIn> {
  return ["resource", "data", "ephemeral"].flatMap((kind) => blocksIn(stack[kind], 2, [kind]));
}

/** The provider that a resource names, or that its type begins with. */
function localName(type: string, provider: Json | undefined): { name: string; alias: boolean } {
  const named = typeof provider === "string" ? provider.replace(/^\$\{|\}$/g, "") : type.split("_")[0];
  const [name = "", alias] = named?.split(".") ?? [];
  return { name, alias: alias !== undefined };
}

function fullSource(source: string): string {
  const parts = source.toLowerCase().split("/");
  if (parts.length === 1) return parts[0] === "terraform" ? builtin : full(["hashicorp", ...parts]);
  return full(parts);
}

/** Terraform and OpenTofu each have a registry of their own by default. */
function full(parts: readonly string[]): string {
  return parts.length === 2
    ? ["default", ...parts].join("/")
    : parts.join("/").replace(/^registry\.(terraform\.io|opentofu\.org)\//, "default/");
}
