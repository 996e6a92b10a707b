import type { JsonObject } from "../../../../preview/affected/json";

/** A stack of base. */
export const base: JsonObject = {
  terraform: {
    required_providers: { aws: { source: "hashicorp/aws", version: "6.1.0" } },
    backend: { s3: { bucket: "states", key: "live/prod-home.tfstate", region: "eu-central-1", encrypt: true } },
  },
  provider: { aws: [{ region: "eu-central-1", assume_role: [{ role_arn: "arn:aws:iam::1:role/plan" }] }] },
  data: {
    terraform_remote_state: {
      entry: { backend: "s3", config: { bucket: "states", key: "live/prod-entry.tfstate", region: "eu-central-1" } },
    },
    external: { known: { program: ["./known.sh"] } },
    aws_ami: { linux: { owners: ["amazon"] } },
  },
  module: { net: { source: "terraform-aws-modules/vpc/aws", version: "5.0.0" } },
  resource: {
    aws_instance: { one: { ami: "${data.aws_ami.linux.id}", provisioner: [{ "local-exec": { command: "true" } }] } },
  },
};
export const terraform = base["terraform"] as JsonObject;
export const data = base["data"] as JsonObject;
export const aws = (more: JsonObject): JsonObject => ({ provider: { aws: [{ region: "eu-central-1", ...more }] } });
export const resource = (body: JsonObject): JsonObject => ({ resource: { terraform_data: { x: body } } });
export const state = (body: JsonObject): JsonObject => ({ data: { terraform_remote_state: { x: body } } });
export const inBucket = (config: JsonObject): JsonObject =>
  state({ backend: "s3", config: { bucket: "states", key: "live/a.tfstate", region: "eu-central-1", ...config } });
