import { TerraformBackend, TerraformRemoteState } from "cdktf";
import type { Construct } from "constructs";
import type { StateLocation } from "./state-location";

/** Any Terraform backend. cdktf's own classes lack arguments (`use_lockfile`) and would be one branch each. */
export class StateBackend extends TerraformBackend {
  constructor(
    scope: Construct,
    private readonly location: StateLocation,
  ) {
    super(scope, "backend", location.type);
  }

  override getRemoteStateDataSource(scope: Construct, name: string): TerraformRemoteState {
    return new RemoteState(scope, name, this.location);
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { ...this.location.write };
  }
}

/** What another stack has published. */
export class RemoteState extends TerraformRemoteState {
  constructor(scope: Construct, id: string, { type, read }: StateLocation) {
    super(scope, id, type, read);
  }
}
