import { cloudModels } from "../clouds";
import { cloudOf } from "../edge";
import { environmentSchema, type Environment } from "../environment";
import type { LocatedProblem, Problem } from "../problem";
import { violations, type Path } from "../rule";
import { rolloutTarget } from "../rollout-target";
import type { Named } from "../stack-names";
import { idleOf } from "../timeouts/idle-of";
import { withStep } from "../with-step";
import { settingProblems, type SettingProblem } from "./issues";
import { mergeSections, sectionsOf, statementsOn, type Statement } from "./sections";
import type { Source } from "./source";
import { stepProblems } from "./step-problems";
import { find, isGroup, plain, place, told, type Told } from "./told";
import { understood } from "./understood";

/** One environment, put together from its files. */
export interface Assembled {
  /** Absent when what the files say cannot be understood as a whole. */
  readonly environment?: Environment;
  /** The same as the files say it, before the steps of its rollout that are in effect. */
  readonly declared?: Environment;
  readonly problems: readonly SettingProblem[];
  /** A problem of the environment with the place that is to blame. */
  readonly locate: (problem: Problem & { readonly path: Path; readonly atKey?: boolean }) => LocatedProblem;
  /** Every section of a file that says something about the setting, weakest first. */
  readonly statements: (path: Path) => readonly (Statement & { readonly wins: boolean })[];
}

/** Puts the environment together from its files, weakest first, and holds it against schema and rules. */
export function assemble(named: Named, sources: readonly Source[], own: Source): Assembled {
  const sections = sectionsOf(sources);
  const root = mergeSections(sections) ?? told({}, { source: own, path: [] });
  const value = plain(root);
  const issues = settingProblems(environmentSchema, value);

  const { data, doubtful } = understood(value);
  const declared = data && { ...data, ...named };
  const found = declared ? broken(declared).filter((finding) => !doubtful(finding)) : [];
  // what had to be left out would look like a value that a step changes
  if (declared && issues.length === 0) found.push(...stepProblems(declared, broken));
  const environment = declared && withStep(declared, declared.rollout?.at ?? 0);
  return {
    ...(environment && { environment, declared }),
    problems: [...issues, ...found],
    locate: ({ path, atKey, code, what, fix }) => ({ ...place(root, path, { own, atKey }), code, what, fix }),
    statements: (path) => {
      const said = withWinner(root, path, statementsOn(path, sections));
      const step = environment && stepOn(path, root, environment);
      return step === undefined ? said : [...said.map((one) => ({ ...one, wins: false })), { ...step, wins: true }];
    },
  };
}

/** What the rollout says of a setting, as far as it has come: stronger than what any file declares. */
function stepOn(path: Path, root: Told, { rollout }: Environment): Statement | undefined {
  if (rollout === undefined) return undefined;
  const { steps, by, at } = rollout;
  const said = steps
    .slice(0, at)
    .flatMap((step, index) => Object.entries(step).map(([key, value]) => ({ index, key, value })))
    .findLast(({ key }) => rolloutTarget(by, key).join() === path.join());
  if (said === undefined) return undefined;
  const { source, path: start } = find(root, ["rollout", "steps"]).node.origin;
  return { source, path: [...start, said.index, said.key], value: said.value };
}

function broken(environment: Environment): SettingProblem[] {
  const model = cloudModels[environment.cloud];
  return [
    ...violations(model.entryRules, environment),
    ...violations(model.homeRules, environment),
    ...ofEdges(environment),
    ...violations(model.trafficRules, environment),
    ...violations(model.environmentRules, environment),
  ];
}

/** Each edge is held against the rules of the cloud it is on, and where that is another one so is what names and tags it. */
function ofEdges(environment: Environment): SettingProblem[] {
  const { cloud: home, edges } = environment;
  const homeIdle = idleOf(cloudModels[home], environment.entry.kind);
  return [...new Set([home, ...Object.values(edges).map((edge) => cloudOf(edge, home))])].flatMap((cloud) => {
    const { edgeRules, environmentRules } = cloudModels[cloud];
    const there = Object.entries(edges).filter(([, edge]) => cloudOf(edge, home) === cloud);
    const shared = cloud === home ? [] : environmentRules.filter(({ code }) => /^(name|tags)\//.test(code));
    return [
      ...violations(edgeRules, { ...environment, edges: Object.fromEntries(there), homeIdle }),
      ...violations(shared, environment),
    ];
  });
}

function withWinner(root: Told, path: Path, statements: readonly Statement[]): (Statement & { wins: boolean })[] {
  const { node, steps } = find(root, path);
  const last = statements.at(-1);
  return statements.map((statement) => {
    const { source, path: said } = node.origin;
    // a list is said as a whole
    const saidThere = source === statement.source && said.every((key, index) => key === statement.path[index]);
    const wins = isGroup(node) ? steps === path.length && statement === last : node.value !== null && saidThere;
    return { ...statement, wins };
  });
}
