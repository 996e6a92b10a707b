import type { Problem } from "../../model/problem";
import type { GateFinding } from "./gate";

/** Why a stack is not planned. */
export function gateProblem(stack: string, findings: readonly GateFinding[]): Problem {
  const told = findings.map(({ pointer, what }) => `${what} (\`${pointer}\`)`).join("; ");
  return {
    code: "gate/plan-time-code",
    what: `planning \`${stack}\` would do what base does not: ${told}`,
    fix: "read these places, and plan it with `--trust-head` if they may run with the credentials at hand",
  };
}
