import type { Check } from "../check";
import { said } from "../checks/said";
import type { Subject } from "../subject";
import type { World } from "../world";
import { bgpChecks } from "./bgp";
import { edgeChecks } from "./edges";
import { entryChecks } from "./entry";
import { httpsChecks } from "./https";
import { nameChecks } from "./names";

/** All there is to look at of an environment in a world. */
export function checksOf(subject: Subject, world: World): Check[] {
  return [
    ...subject.missing.map((stack) => missing(stack, subject)),
    ...nameChecks(subject, world),
    ...entryChecks(subject),
    ...edgeChecks(subject, world),
    ...bgpChecks(subject, world),
    ...httpsChecks(subject),
  ];
}

function missing(stack: string, { deploy }: Subject): Check {
  const about = { part: "stacks", asks: `stack ${stack}`, expected: "deployed" };
  const because = "it is declared and has published nothing";
  return said(about, { verdict: "different", found: "not deployed", because, fix: deploy(stack) });
}
