import { reasons, type Flow, type Landing } from "../../simulator/landing";
import type { Scene } from "../scene";
import { milliseconds, percent } from "../words";
import { Table } from "./table";

export interface LandingsTableProps {
  readonly scene: Pick<Scene, "players" | "points" | "phases">;
  readonly landings: readonly Landing[];
  /** The second that is shown; undefined where nothing fails. */
  readonly second?: number;
}

/** Where new connections of each player region go. The ways they could take are those of a time when nothing fails. */
export function LandingsTable({ scene, landings, second }: LandingsTableProps) {
  const well = new Map(scene.phases[0]?.landings.map(({ players, latency }) => [players, latency]));
  const usual = second === undefined ? "" : ", usually";
  const rows = [...landings]
    .sort((a, b) => b.share - a.share)
    .map(({ players, share, flows, latency }) => {
      const used = flows.filter((flow) => flow.share > 0);
      const points = used.map(({ point }) => (point === undefined ? "–" : (scene.points[point]?.title ?? point)));
      return {
        key: players,
        cells: [
          <bdi>{scene.players[players]?.title ?? players}</bdi>,
          percent(share),
          <Lines lines={points} />,
          <Lines lines={goalsOf(used)} />,
          <Lines lines={used.map(({ reason }) => reasons[reason])} />,
          milliseconds(latency.expected),
          milliseconds(well.get(players)?.entry),
          milliseconds(well.get(players)?.edge),
          milliseconds(well.get(players)?.direct),
        ],
      };
    });
  return (
    <Table
      id="landings"
      caption={
        second === undefined
          ? "Where new connections land, while nothing fails"
          : `Where new connections land, at second ${second}; “usually” is while nothing fails`
      }
      heads={[
        { title: "Players" },
        { title: "Share", number: true },
        { title: "Enter at" },
        { title: "Land at" },
        { title: "Why", long: true },
        { title: "As they play", number: true },
        { title: `By entry${usual}`, number: true },
        { title: `By edge${usual}`, number: true },
        { title: `Internet alone${usual}`, number: true },
      ]}
      rows={rows}
    />
  );
}

/** Each once. */
function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <>
      {[...new Set(lines)].map((line) => (
        <span key={line} class="part">
          {line}
        </span>
      ))}
    </>
  );
}

/** Where flows go, with shares where that is not one place. */
function goalsOf(flows: readonly Flow[]): string[] {
  const shares = new Map<string, number>();
  for (const flow of flows) shares.set(goal(flow), (shares.get(goal(flow)) ?? 0) + flow.share);
  return [...shares].map(([place, share]) => (shares.size > 1 ? `${percent(share)} ${place}` : place));
}

function goal({ by, edge, works }: Flow): string {
  if (by === "nowhere") return "nowhere";
  const place = edge === undefined ? "home" : by === "entry" ? `${edge}, through the entry` : edge;
  return works ? place : `${place}, which does not answer`;
}
