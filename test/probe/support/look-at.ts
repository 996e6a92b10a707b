import type { Environment } from "../../../model/environment";
import { checksOf } from "../../../probe/expect/checks-of";
import { run, type Looked } from "../../../probe/run";
import type { Subject } from "../../../probe/subject";
import type { World } from "../../../probe/world";

export const home = "192.0.2.1";
export const tokyo = { "ap-tokyo-1-1": "198.51.100.11", "ap-tokyo-1-2": "198.51.100.12" };

/** Looks at an environment that has published what is said. */
export function lookAt(
  environment: Environment,
  world: World,
  published: Partial<Subject> = {},
): Promise<readonly Looked[]> {
  const { dns } = environment;
  const own = dns && `${dns.name}.${dns.zone}`;
  const subject: Subject = {
    environment,
    entry: { addresses: [home] },
    edges: { tokyo: { addresses: tokyo } },
    names: own === undefined ? [] : [own, `tokyo.${own}`],
    missing: [],
    deploy: (stack) => `deploy ${stack}`,
    ...published,
  };
  return run(checksOf(subject, world), world, { concurrency: 4, signal: new AbortController().signal });
}

/** `verdict asks` of each. */
export function verdicts(looked: readonly Looked[]): string[] {
  return looked.map(({ verdict, asks }) => `${verdict} ${asks}`);
}

/** The one look whose question begins so. */
export function the(looked: readonly Looked[], asks: string): Looked {
  const [found, ...more] = looked.filter((one) => one.asks.startsWith(asks));
  if (found === undefined || more.length > 0) throw new Error(`${more.length === 0 ? "no" : "several"} ${asks}`);
  return found;
}
