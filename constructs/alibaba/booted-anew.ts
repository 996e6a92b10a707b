import { createHash } from "node:crypto";
import { Fn, Token, type TerraformResourceLifecycle } from "cdktf";
import type { Construct } from "constructs";
import { replacedWhen } from "../replaced-when";

export interface Booted {
  readonly userData: string;
  readonly image: string;
}

/**
 * Replaces a machine when what it boots with changes. The script runs at the first start only, and the provider writes
 * another one to a machine that is there: it would be accepted and do nothing. Another image would be put under the machine.
 */
export function bootedAnew(scope: Construct, key: string, { userData, image }: Booted): TerraformResourceLifecycle {
  return { replaceTriggeredBy: [replacedWhen(scope, `boot-${key}`, `${image} ${digest(userData)}`)] };
}

function digest(text: string): string {
  return Token.isUnresolved(text) ? Fn.sha256(text) : createHash("sha256").update(text).digest("hex");
}
