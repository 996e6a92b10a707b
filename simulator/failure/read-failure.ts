import { ProblemError } from "../../model/problem";
import { didYouMean } from "../../model/suggest";
import type { Atlas } from "../atlas/atlas";
import type { Topology } from "../topology";
import { failureKinds, failureText, type Failure } from "./failure";
import { failuresOf } from "./failures-of";

/**
 * Reads what fails as it is written: `home`, `zone:ap-seoul-1`, `edge:tokyo`, `backhaul:tokyo`, `entry-pop:osaka`. An edge is named by
 * its key, or by its region where no other edge is there.
 *
 * @throws ProblemError `simulator/unknown-failure`, `simulator/ambiguous-failure`
 */
export function readFailure(written: string, topology: Topology, atlas: Atlas): Failure {
  const all = [...failuresOf(topology, atlas), ...unusedPoints(topology, atlas)];
  const exact = all.find((failure) => failureText(failure) === written);
  if (exact !== undefined) return exact;
  const regional = byRegion(written, topology);
  const [first, ...more] = regional;
  if (first !== undefined && more.length === 0) return first;
  const { game, environment } = topology;
  if (first !== undefined) {
    const which = regional.map(failureText).join(", ");
    const what = `\`${written}\` is more than one edge of ${game} ${environment}: ${which}`;
    throw new ProblemError([{ code: "simulator/ambiguous-failure", what, fix: `write one of ${which}` }]);
  }
  throw new ProblemError([unknown(written, topology, all.map(failureText))]);
}

/** Points where nobody enters can fail too; that nobody notices is worth knowing. */
function unusedPoints({ entry: { rules, areas } }: Topology, atlas: Atlas): Failure[] {
  return atlas.points(rules, areas).map(({ id }) => ({ kind: "entry-pop", name: id }));
}

function byRegion(written: string, { edges }: Topology): Failure[] {
  return (["edge", "backhaul"] as const).flatMap((kind) =>
    Object.entries(edges)
      .filter(([, { region }]) => failureText({ kind, name: region }) === written)
      .map(([name]) => ({ kind, name }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  );
}

function unknown(written: string, { game, environment }: Topology, texts: readonly string[]) {
  const kind = written.split(":", 1)[0] ?? "";
  const alike = [...new Set(texts)].filter((text) => text.split(":", 1)[0] === kind);
  const what = `\`${written}\` is nothing of ${game} ${environment} that can fail${didYouMean(written, texts)}`;
  const fix =
    alike.length > 0
      ? `write one of ${alike.join(", ")}`
      : `write home, or one of ${failureKinds.filter((one) => one !== "home").join(", ")} with a colon and its name, such as ${example(texts)}`;
  return { code: "simulator/unknown-failure", what, fix };
}

function example(texts: readonly string[]): string {
  return texts.find((text) => text.startsWith("edge:")) ?? texts.find((text) => text.startsWith("zone:")) ?? "home";
}
