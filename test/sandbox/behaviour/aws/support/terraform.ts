import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FiledObject } from "../../../../../sandbox/store";
import { Terraform, type Resources } from "../../../support/terraform";

const { version } = JSON.parse(
  readFileSync(join(__dirname, "..", "..", "..", "..", "..", "providers", "aws", "package.json"), "utf8"),
) as { version: string };

/** The real Terraform with the provider of AWS. Types without their prefix. */
export class AwsTerraform extends Terraform {
  override write(resources: Resources, more: object = {}): void {
    const types = Object.entries(resources).map(([type, named]) => [`aws_${type}`, named]);
    super.write(
      {},
      {
        terraform: {
          required_providers: { aws: { source: "hashicorp/aws", version } },
          backend: { local: { path: join(this.installation.state, "test.tfstate") } },
        },
        provider: { aws: [{ region: "ap-northeast-2", default_tags: [{ tags: { game: "starfall" } }] }] },
        resource: Object.fromEntries(types) as object,
        ...more,
      },
    );
  }

  override objects(type?: string): readonly FiledObject[] {
    const all = super.objects();
    return type === undefined ? all : all.filter((object) => object.type === `aws_${type}`);
  }
}
