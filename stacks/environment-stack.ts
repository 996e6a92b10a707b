import type { TerraformOutput, TerraformRemoteState } from "cdktf";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { Cloud } from "../constructs/cloud";
import type { PartProps } from "../constructs/part";
import type { Graph } from "../model/cloud-model";
import { exposureRules, type Exposed } from "../model/graph/exposure";
import type { Environment } from "../model/environment";
import { ProblemError } from "../model/problem";
import { violations } from "../model/rule";
import { fullName } from "../model/stack-names";
import type { State } from "../model/state";
import { askForForeignReferences } from "./foreign-references";
import { RemoteState, StateBackend } from "./state-backend";
import { stateLocation } from "./state-location";

/** What every stack of an environment is made from. */
export interface EnvironmentStackProps {
  readonly environment: Environment;
  readonly cloud: Cloud;
  readonly state: State;
}

interface Showing {
  /**
   * What the world may reach of the stack.
   *
   * @default - nothing is said of it: the stack lets nobody in
   */
  readonly exposed?: Exposed;
}

/**
 * One lifetime in one region: one provider block, one state. Stacks meet only at what they publish.
 * See docs/decisions/0002-stacks-meet-at-published-outputs.md.
 */
export abstract class EnvironmentStack extends TerraformStack {
  /** What every part of the environment is told. */
  protected readonly common: PartProps;
  readonly cloud: Cloud;
  private readonly state: State;
  private readonly exposed?: Exposed;

  constructor(
    scope: Construct,
    id: string,
    region: string,
    { environment, cloud, state, exposed }: EnvironmentStackProps & Showing,
  ) {
    super(scope, id);
    this.cloud = cloud;
    this.state = state;
    if (exposed) this.exposed = exposed;
    const { game, name, accountIds, tags } = environment;
    this.common = {
      cloud,
      name: fullName(environment),
      tags: { ...tags, game, environment: name, "managed-by": "anycast-edge" },
    };
    const location = stateLocation(state, id);
    new StateBackend(this, location);
    this.addOverride("terraform.required_version", location.terraform);
    cloud.provider(this, { region, ...(accountIds && { accountIds }) });
  }
  /** What another stack publishes. That stack is deployed first. */
  protected read(id: string, stack: EnvironmentStack): TerraformRemoteState {
    this.addDependency(stack);
    return new RemoteState(this, id, stateLocation(stack.state, stack.node.id));
  }

  // what cdktf does here is looking for references to other stacks, by resolving everything twice. They are refused, so it
  // is enough to find one
  override prepareStack(): void {
    this.ensureBackendExists();
    askForForeignReferences(this);
  }

  /** @throws ProblemError with everything that must not hold of the resources, also of those a team added by itself */
  override toTerraform(): unknown {
    const terraform = super.toTerraform() as Graph;
    const { graphRules, exposure } = this.cloud.model;
    const found = violations(
      [...graphRules, ...(this.exposed ? exposureRules(exposure, this.exposed) : [])],
      terraform,
    );
    if (found.length > 0) {
      throw new ProblemError(
        found.map(({ code, what, fix }) => ({ code, what: `stack ${this.node.id}: ${what}`, fix })),
      );
    }
    return terraform;
  }

  /** @throws ProblemError always: cdktf would add an output here whenever a reader appears, so a reader would change this stack */
  override registerOutgoingCrossStackReference(identifier: string): TerraformOutput {
    throw new ProblemError([
      {
        code: "stack/cross-reference",
        what: `another stack refers to ${identifier} of stack ${this.node.id}`,
        fix: "read what the stack publishes, by remote state; stacks/published.ts has the list",
      },
    ]);
  }
}
