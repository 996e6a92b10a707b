import { canonical } from "./canonical";
import { groups, isObject, type Json, type JsonObject } from "./json";

/** Where a stack keeps its state. */
export interface Backend {
  readonly type: string;
  /** What makes it this state and no other: the same in a stack and in those that read it. */
  readonly identity: string;
}

/** What says which state it is, per backend; the rest says how to reach it. */
const identityKeys: Readonly<Record<string, readonly string[]>> = {
  local: ["path"],
  s3: ["bucket", "key"],
  cos: ["bucket", "prefix", "key"],
  oss: ["bucket", "prefix", "key"],
  gcs: ["bucket", "prefix"],
  pg: ["schema_name"],
  azurerm: ["storage_account_name", "container_name", "key"],
  http: ["address"],
  consul: ["path"],
  kubernetes: ["namespace", "secret_suffix"],
  remote: ["hostname", "organization", "workspaces"],
  cloud: ["hostname", "organization", "workspaces"],
};

const ownWorkspace = "${terraform.workspace}";

/** The backend that a stack's `terraform` block names; Terraform's own default without one. */
export function backendOf(terraform: Json | undefined, folder: string): Backend {
  const block = isObject(terraform) ? terraform : {};
  const [[type, settings] = ["local", {}]] = groups(block["backend"]);
  return isObject(block["cloud"]) ? named("cloud", block["cloud"], folder) : named(type, settings, folder);
}

/** The state that a `terraform_remote_state` reads; undefined when only Terraform knows. */
export function stateRead(data: JsonObject, folder: string): string | undefined {
  const { backend, config = {}, workspace = "default" } = data;
  if (typeof backend !== "string" || !isObject(config)) return undefined;
  // cdktf's own backends write it so, and no other workspace is worked in
  const { identity } = named(backend, config, folder, workspace === ownWorkspace ? "default" : workspace);
  return identity.includes("${") ? undefined : identity;
}

function named(type: string, settings: JsonObject, folder: string, workspace: Json = "default"): Backend {
  const keys = identityKeys[type] ?? Object.keys(settings);
  const values = keys.map((key): Json =>
    key === "path" && type === "local" ? localPath(settings, folder) : (settings[key] ?? null),
  );
  return { type, identity: canonical([type === "cloud" ? "remote" : type, ...values, workspace]) };
}

function localPath({ path = "terraform.tfstate" }: JsonObject, folder: string): string {
  const text = typeof path === "string" ? path : canonical(path);
  return /^[</]/.test(text) ? text : `${folder}/${text}`;
}
