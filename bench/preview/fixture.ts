import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commitAll } from "../../scripts/commit-all";

/** Stacks of the provider that is built into Terraform; every fourth one is read by the three after it. */
const app = `import { App, TerraformOutput, TerraformResource, TerraformStack } from "cdktf";
import { TerraformRemoteState } from "cdktf/lib/terraform-remote-state";
import { resolve } from "node:path";

class Data extends TerraformResource {
  constructor(scope: TerraformStack, id: string, private readonly input: string) {
    super(scope, id, { terraformResourceType: "terraform_data" });
  }
  protected override synthesizeAttributes() {
    return { input: this.input };
  }
}

const app = new App();
let last: TerraformStack | undefined;
for (let stack = 0; stack < STACKS; stack += 1) {
  const one = new TerraformStack(app, "stack-" + String(stack).padStart(3, "0"));
  one.addOverride("terraform.backend.local.path", resolve("state", one.node.id + ".tfstate"));
  for (let index = 0; index < RESOURCES; index += 1) new Data(one, "data-" + index, "value " + index);
  if (stack % 4 === 0) {
    last = one;
    new TerraformOutput(one, "name", { value: "\${terraform_data.data-0.output}", staticId: true });
  } else if (last !== undefined) {
    one.addDependency(last);
  }
}
app.synth();
`;

/** Writes a project whose stacks can be planned with nothing but Terraform, in a repository of its own. */
export function writeFixture(folder: string, stacks: number, resources: number): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "main.ts"), app.replace("STACKS", String(stacks)).replace("RESOURCES", String(resources)));
  writeFileSync(
    join(folder, "cdktf.json"),
    JSON.stringify({ language: "typescript", app: "npx tsx main.ts", projectId: "bench", sendCrashReports: "false" }),
  );
  const compilerOptions = {
    module: "commonjs",
    moduleResolution: "node10",
    ignoreDeprecations: "6.0",
    target: "es2020",
  };
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions: { ...compilerOptions, strict: true, skipLibCheck: true, types: ["node"] } }),
  );
  writeFileSync(join(folder, ".gitignore"), "node_modules\nstate\ncdktf.out\n");
  symlinkSync(join(__dirname, "..", "..", "node_modules"), join(folder, "node_modules"));
  commitAll(folder);
}
