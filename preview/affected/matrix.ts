import type { AffectedReport, AffectedStack } from "./report-schema";

/** GitHub runs no more of one matrix. */
export const mostJobs = 256;

/** One job of a CI matrix. */
export interface MatrixJob {
  /** `1/4`. */
  readonly shard: string;
  /** Ids, with a space between them. */
  readonly stacks: string;
  /** How much there is to plan, against the other jobs. */
  readonly weight: number;
}

/** What starting Terraform costs, in resources that could be planned instead. */
const start = 20;

/** What belongs together although no stack reads the other: `starfall-prod` of `starfall-prod-edge-tokyo`. */
const environment = /^(.+?)-(?:entry|home|traffic|edge-.+)$/;

/**
 * Spreads the touched stacks over jobs of about the same size. Stacks that read each other stay together, and those of one
 * environment: only together they show that all of its edges would change at once.
 */
export function matrixOf({ stacks }: Pick<AffectedReport, "stacks">, maxJobs: number): { include: MatrixJob[] } {
  const touched = stacks.filter((stack) => stack.class !== "unchanged");
  const groups = connected(touched)
    .map((group) => ({
      ids: group.map(({ id }) => id),
      weight: group.reduce((sum, { objects }) => sum + start + objects, 0),
    }))
    .sort((a, b) => b.weight - a.weight);
  const jobs = groups.slice(0, maxJobs).map(() => ({ ids: [] as string[], weight: 0 }));
  for (const { ids, weight } of groups) {
    const lightest = jobs.reduce((least, job) => (job.weight < least.weight ? job : least));
    lightest.ids.push(...ids);
    lightest.weight += weight;
  }
  return {
    include: jobs.map(({ ids, weight }, index) => ({
      shard: `${index + 1}/${jobs.length}`,
      stacks: ids.sort().join(" "),
      weight,
    })),
  };
}

function connected(stacks: readonly AffectedStack[]): AffectedStack[][] {
  const groupOf = new Map(stacks.map((stack) => [stack.id, [stack]]));
  const join = (id: string, other: string): void => {
    const [mine, theirs] = [groupOf.get(id), groupOf.get(other)];
    if (mine === undefined || theirs === undefined || mine === theirs) return;
    mine.push(...theirs);
    for (const stack of theirs) groupOf.set(stack.id, mine);
  };
  /** The first stack of an environment, and the first that reads a stack. */
  const firstOf = new Map<string, string>();
  for (const { id, dependencies } of stacks) {
    for (const other of dependencies) {
      join(id, other);
      // one that is not touched may have to be planned for both
      join(id, firstOf.get(other) ?? id);
      firstOf.set(other, id);
    }
    const [, name = id] = environment.exec(id) ?? [];
    join(id, firstOf.get(name) ?? id);
    firstOf.set(name, id);
  }
  return [...new Set(groupOf.values())];
}
