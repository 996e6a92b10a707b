import type { Facts } from "../schema/facts";
import { shownPath, valuesAt } from "../value/path";
import { isGroup, isList, shown, unknown, type Group, type Value } from "../value/value";
import type { Diagnostic } from "./diagnostic";
import { hasFormat } from "./formats";

/** What the provider refuses in a configuration, argument by argument. What is not known yet is not judged. */
export function validate(facts: Facts, config: Group): Diagnostic[] {
  return [...oneByOne(facts, config), ...counted(facts, config), ...together(facts, config)];
}

type Judge = (value: Value) => string | undefined;

function oneByOne(facts: Facts, config: Group): Diagnostic[] {
  const ignoringCase = new Set(facts.enumsIgnoreCase);
  return [
    ...each(config, facts.enums, (path, allowed) => (value) => isOneOf(value, allowed, ignoringCase.has(path))),
    ...each(config, facts.ranges, (_path, range) => (value) => inRange(Number(value), [range], "")),
    ...each(config, facts.multiRanges, (_path, ranges) => (value) => inRange(Number(value), ranges, "")),
    ...each(config, facts.lengths, (_path, range) => (value) => inRange(shown(value).length, [range], "length ")),
    ...each(config, formats(facts), (_path, format) => (value) => hasFormat(shown(value), format)),
  ];
}

function formats({ formats: own, regional }: Facts): Facts["formats"] {
  return regional ? { ...own, region: "aws-region-name" } : own;
}

function each<T>(
  config: Group,
  rules: Readonly<Record<string, T>> | undefined,
  judge: (path: string, rule: T) => Judge,
) {
  return Object.entries(rules ?? {}).flatMap(([dotted, rule]) =>
    valuesAt(config, dotted)
      .filter(({ value }) => value !== null && value !== unknown)
      .flatMap(({ path, value }): Diagnostic[] => {
        const wrong = judge(dotted, rule)(value);
        return wrong === undefined ? [] : [{ summary: `expected ${shownPath(path)} ${wrong}`, path }];
      }),
  );
}

function isOneOf(value: Value, allowed: readonly (string | number)[], ignoreCase: boolean): string | undefined {
  const same = (one: string | number): boolean =>
    ignoreCase ? String(one).toLowerCase() === shown(value).toLowerCase() : one === value;
  return allowed.some(same) ? undefined : `to be one of [${allowed.join(" ")}], got ${shown(value)}`;
}

function inRange(value: number, ranges: readonly (readonly [number | null, number | null])[], what: string) {
  if (ranges.some(([from, to]) => value >= (from ?? -Infinity) && value <= (to ?? Infinity))) return undefined;
  const shown = ranges.map(([from, to]) => `(${from ?? "-∞"} - ${to ?? "∞"})`).join(" or ");
  return `${what}to be in the range ${shown}, got ${value}`;
}

function counted({ maxItems = {}, minItems = {} }: Facts, config: Group): Diagnostic[] {
  const lists = (dotted: string) =>
    valuesAt(config, dotted).flatMap(({ path, value }) => (isList(value) ? [{ path, count: value.length }] : []));
  return [
    ...Object.entries(maxItems).flatMap(([dotted, most]) =>
      lists(dotted)
        .filter(({ count }) => count > most)
        .map(({ path, count }) => ({
          summary: `Too many list items: ${shownPath(path)} supports ${most} item maximum, but config has ${count} declared`,
          path,
        })),
    ),
    ...Object.entries(minItems).flatMap(([dotted, least]) =>
      lists(dotted)
        // that a block is there at all is the schema's to ask for
        .filter(({ count }) => count > 0 && count < least)
        .map(({ path, count }) => ({
          summary: `Not enough list items: ${shownPath(path)} requires ${least} item minimum, but config has only ${count} declared`,
          path,
        })),
    ),
  ];
}

function together(facts: Facts, config: Group): Diagnostic[] {
  // an argument that is not known yet may turn out null, so it conflicts with nothing and satisfies everything
  const certain = (dotted: string): boolean =>
    valuesAt(config, dotted).some(({ value }) => isSet(value) && value !== unknown);
  const possible = (dotted: string): boolean => valuesAt(config, dotted).some(({ value }) => isSet(value));
  // nothing is missing in a block that is not there
  const asked = (dotted: string): boolean => !dotted.includes(".") || possible(dotted.replace(/\.[^.]*$/, ""));
  const quoted = (paths: readonly string[]): string => paths.join(", ");
  return [
    ...(facts.conflicts ?? [])
      .filter((paths) => paths.filter(certain).length > 1)
      .map((paths) => ({ summary: `Conflicting configuration arguments: ${quoted(paths)}`, path: paths.slice(0, 1) })),
    ...(facts.exactlyOneOf ?? [])
      .filter((paths) => paths.filter(certain).length > 1 || (paths.some(asked) && !paths.some(possible)))
      .map((paths) => ({
        summary: `Invalid combination of arguments: exactly one of ${quoted(paths)} must be specified`,
      })),
    ...(facts.atLeastOneOf ?? [])
      .filter((paths) => !paths.some(possible))
      .map((paths) => ({ summary: `Missing required argument: at least one of ${quoted(paths)} must be specified` })),
    ...Object.entries(facts.requiredWith ?? {})
      .filter(([path, others]) => certain(path) && !others.every(possible))
      .map(([path, others]) => ({
        summary: `Missing required argument: ${path} needs ${quoted(others)} to be specified`,
        path: [path],
      })),
  ];
}

function isSet(value: Value): boolean {
  if (value === null) return false;
  if (isList(value)) return value.length > 0;
  return !isGroup(value) || Object.keys(value).length > 0;
}
