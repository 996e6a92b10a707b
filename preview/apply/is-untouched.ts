import { currentState } from "./current-state";
import { isSameState } from "./is-same-state";
import type { LaidOut } from "./laid-out";
import type { Tool } from "./terraform";

/** Whether a stack's state is still the one that its plan starts from. */
export async function isUntouched({ folder, bundle }: LaidOut, tool: Tool): Promise<boolean> {
  try {
    return isSameState(await currentState(folder, tool), bundle.state);
  } catch {
    // of what cannot be looked at, the worst is supposed
    return false;
  }
}
