import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { affectedBy } from "../../../preview/affected/affected";
import { PreviewRepository, thing } from "./preview-repository";

/** Two applied stacks, and a head that is saved for somebody else to plan. */
export class SavedRepository extends PreviewRepository {
  /** Where head is saved. */
  readonly saved = join(this.folder, "state", "saved");

  constructor() {
    super();
    this.write("notes.txt", "of base");
    this.stack("home", {
      resource: { terraform_data: { fleet: thing('${file("${path.module}/../../../notes.txt")}') } },
      output: { name: { value: "${terraform_data.fleet.output}" } },
    });
    this.stack("traffic", {
      reads: ["home"],
      resource: { terraform_data: { weight: thing("${data.terraform_remote_state.home.outputs.name}") } },
    });
    this.commit();
    this.apply("home", "traffic");
  }

  /** What the job does that runs the change's code; afterwards the working tree is base again. Tells what was announced. */
  async save(): Promise<string[]> {
    const announced: string[] = [];
    const signal = new AbortController().signal;
    const request = { project: this.folder, base: "main", cache: false, env: process.env, signal };
    const games = join(this.folder, "games");
    await affectedBy({
      ...request,
      save: this.saved,
      ...(existsSync(games) && { games }),
      announce: (text) => void announced.push(text),
    });
    this.git("checkout", "--quiet", ".");
    this.git("clean", "--quiet", "--force", "-d");
    return announced;
  }

  /** A place in the output folder that was saved. */
  output(...path: readonly string[]): string {
    const name = readdirSync(join(this.saved, "tree")).find((one) => one.startsWith(".cdktf")) ?? "";
    return join(this.saved, "tree", name, ...path);
  }
}
