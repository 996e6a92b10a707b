import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { FiledObject } from "../../../../../sandbox/store";
import { Terraform, type Resources } from "../../../support/terraform";

const { version } = JSON.parse(
  readFileSync(join(__dirname, "..", "..", "..", "..", "..", "providers", "alicloud", "package.json"), "utf8"),
) as { version: string };

/** The real Terraform with the provider of Alibaba Cloud, in Tokyo and, as `alicloud.edge`, in Singapore. Types without their prefix. */
export class AlicloudTerraform extends Terraform {
  override write(resources: Resources, more: object = {}): void {
    const types = Object.entries(resources).map(([type, named]) => [`alicloud_${type}`, named]);
    super.write(
      {},
      {
        terraform: {
          required_providers: { alicloud: { source: "aliyun/alicloud", version } },
          backend: { local: { path: join(this.installation.state, "test.tfstate") } },
        },
        provider: { alicloud: [{ region: "ap-northeast-1" }, { alias: "edge", region: "ap-southeast-1" }] },
        resource: Object.fromEntries(types) as object,
        ...more,
      },
    );
  }

  override objects(type?: string): readonly FiledObject[] {
    const all = super.objects();
    return type === undefined ? all : all.filter((object) => object.type === `alicloud_${type}`);
  }
}
