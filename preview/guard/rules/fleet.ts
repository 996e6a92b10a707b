import type { ResourceChange } from "../../plan/plan";
import { isLost } from "../fate";
import type { Fleet, FleetFound, FleetRule, Found } from "../rule";
import { sharedState } from "./shared-state";
import { hasEntry } from "./stack";

/** Stacks of edges by their environment: `starfall-prod-edge-tokyo`. */
const edge = /^(.+)-edge-.+$/;

/** What only the plans of several stacks show together. */
export const fleetRules: readonly FleetRule[] = [
  sharedState,
  {
    code: "stack/gone",
    title: "A stack would vanish with its resources left running",
    source: "preview sheet, section 1, fact 9: cdktf deletes the folder of a removed stack, and nothing plans it",
    check: ({ gone }) =>
      gone
        .filter(({ base }) => base.resources.size > 0)
        .map(({ name, base }) => ({
          verdict: hasEntry(base) ? "block" : "needs-approval",
          address: name,
          action: "vanish",
          about: [name],
          what: `${name}: it is deployed, and there is no plan for it: its ${base.resources.size} resources would run on, known to nobody${hasEntry(base) ? ", an entry among them" : ""}`,
          fix: "put the stack back; to give it up, destroy it first while it is still declared",
        })),
  },
  {
    code: "edges/all-lose-machines",
    title: "Every edge of an environment would lose resources at once",
    source: "design: edges are changed one by one, so that players have somewhere to go",
    check: (fleet) =>
      atOnce(fleet, isLost).map((edges) => ({
        ...told(edges, "lose", "needs-approval", "would lose resources at once"),
        fix: "deploy one edge, wait until players are back, then the next; or approve the outage",
      })),
  },
  {
    code: "edges/all-change",
    title: "Every edge of an environment would change at once",
    source: "design: edges are changed one by one, so that a mistake shows at one",
    check: (fleet) => {
      const losing = atOnce(fleet, isLost).map(({ environment }) => environment);
      return atOnce(fleet, isChanged)
        .filter(({ environment }) => !losing.includes(environment))
        .map((edges) => ({
          ...told(edges, "change", "warn", "would change at once"),
          fix: "deploy one edge first and look at it",
        }));
    },
  },
];

type Told = Omit<FleetFound, "fix">;

/** The edges of an environment. */
interface Edges {
  readonly environment: string;
  readonly stacks: readonly string[];
}

/** Environments with several edges, where it is true of something in each of them; one without a plan is not touched. */
function atOnce({ views, states }: Fleet, touched: (change: ResourceChange) => boolean): Edges[] {
  const known = new Set([...views.map(({ name }) => name), ...(states?.head ?? []).map(({ name }) => name)]);
  const affected = new Set(views.filter(({ plan }) => plan.changes.some(touched)).map(({ name }) => name));
  const edges = new Map<string, string[]>();
  for (const name of known) {
    const [, environment] = edge.exec(name) ?? [];
    if (environment !== undefined) edges.set(environment, [...(edges.get(environment) ?? []), name]);
  }
  return [...edges]
    .filter(([, all]) => all.length > 1 && all.every((name) => affected.has(name)))
    .map(([environment, stacks]) => ({ environment, stacks }));
}

/** Of what is there already: an edge that is only being built serves nobody yet. */
function isChanged(change: ResourceChange): boolean {
  return change.before !== null && (isLost(change) || change.actions.includes("update"));
}

function told({ environment, stacks }: Edges, action: string, verdict: Found["verdict"], how: string): Told {
  const what = `${environment}: every one of its edges ${how}`;
  return { verdict, address: environment, action, about: stacks, what };
}
