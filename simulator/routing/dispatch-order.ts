/** Something that a client may try. */
export interface Option<T> {
  readonly target: T;
  /** Share of the clients that try it first, beside the others of its tier. */
  readonly weight: number;
  /** Share of the tries that get through to home, 0 to 1. */
  readonly answers: number;
}

/** What is tried at once, before the next tier. */
export interface Tier<T> {
  readonly options: readonly Option<T>[];
  /** Made of addresses of their own, so that who got no answer tries another of them; else all are behind one address. */
  readonly several: boolean;
}

/** A share of the clients, and where they end. */
export interface Ended<T> {
  /** Undefined where there is nothing to try. */
  readonly target?: T;
  readonly share: number;
  /** Tiers before it that were tried and gave no answer; one more where another of its own tier gave none. */
  readonly tries: number;
  /** Something stood before it in the order. */
  readonly after: boolean;
  readonly works: boolean;
}

/**
 * Where clients end that have an order of addresses: within a tier by weight; who gets no answer tries the others of the tier,
 * then the next tier. Who has tried everything is left with what came first. Facts: docs/operations/dispatch.md.
 *
 * @param tiers looked at one after the other, as far as somebody needs the next
 */
export function dispatchOrder<T>(tiers: Iterable<Tier<T>>): Ended<T>[] {
  const ended: Ended<T>[] = [];
  let left = 1;
  let tries = 0;
  let after = false;
  let first: readonly Option<T>[] | undefined;
  for (const { options, several } of tiers) {
    const weights = sum(options, ({ weight }) => weight);
    const answering = sum(options, answered);
    // sums of floating numbers: what is left of nearly all is nothing
    const none = answering >= weights * (1 - 1e-12);
    const silent = none ? 0 : left * (1 - answering / weights);
    if (answering > 0) {
      const open = options.filter((option) => answered(option) > 0);
      for (const option of open) {
        const share = (left * answered(option)) / (none ? answering : weights);
        ended.push({ target: option.target, share, tries, after, works: true });
      }
      if (none) return ended;
      if (several) {
        for (const option of open) {
          const share = (silent * answered(option)) / answering;
          ended.push({ target: option.target, share, tries: tries + 1, after: true, works: true });
        }
        return ended;
      }
    }
    if (weights > 0) {
      first ??= options;
      left = silent;
      tries += 1;
    }
    after = true;
  }
  ended.push(...stranded(first, left));
  return ended;
}

function sum<T>(options: readonly Option<T>[], of: (option: Option<T>) => number): number {
  return options.reduce((total, option) => total + of(option), 0);
}

function answered<T>({ weight, answers }: Option<T>): number {
  return weight * answers;
}

/** Those who have tried all of it. */
function stranded<T>(first: readonly Option<T>[] | undefined, share: number): Ended<T>[] {
  const silent = (option: Option<T>) => option.weight * (1 - option.answers);
  const total = sum(first ?? [], silent);
  if (first === undefined || total === 0) return [{ share, tries: 0, after: false, works: false }];
  return first
    .filter((option) => silent(option) > 0)
    .map((option) => ({
      target: option.target,
      share: (share * silent(option)) / total,
      tries: 0,
      after: false,
      works: false,
    }));
}
