import type { Answer } from "../behaviour/behaviour";
import { blockValue } from "../schema/block-value";
import type { Schema } from "../schema/schema";
import type { Group } from "../value/value";
import type { Cloud } from "./cloud";
import { Refusal } from "./diagnostic";
import type { Knobs } from "./knobs";

/** One type of data source, as the provider and its cloud answer it. */
export class DataSource {
  constructor(
    private readonly type: string,
    readonly schema: Schema,
    private readonly answer: Answer | undefined,
  ) {}

  /** The configuration with what the cloud knows. @throws Refusal where the sandbox has no answer */
  async read(config: Group, cloud: Cloud, knobs: Knobs): Promise<Group> {
    if (this.answer === undefined) {
      throw new Refusal(`the sandbox does not answer the data source ${this.type}: write its value down`);
    }
    await knobs.travel();
    knobs.fail(this.type, "read");
    const state = blockValue(this.schema.block, { ...config, ...this.answer(config, cloud) });
    await knobs.travel();
    return state;
  }
}
