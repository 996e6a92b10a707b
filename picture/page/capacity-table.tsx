import type { Capacity } from "../../simulator/failure/story";
import { Table } from "./table";

/** What is left, and from how many players on it is not enough. */
export function CapacityTable({ capacity }: { readonly capacity: Capacity }) {
  const { relayConnections, homeMachines, fullFrom, fullFromBefore } = capacity;
  const edges = [...new Set([...Object.keys(fullFrom), ...Object.keys(fullFromBefore)])].sort();
  return (
    <>
      <p>{`Left: ${left(relayConnections)} connections of relays, ${left(homeMachines)} machines at home.`}</p>
      {edges.length > 0 && (
        <Table
          id="capacity"
          caption="From how many players overall an edge is full"
          heads={[{ title: "Edge" }, { title: "Before", number: true }, { title: "After", number: true }]}
          rows={edges.map((key) => ({ key, cells: [key, from(fullFromBefore[key]), from(fullFrom[key])] }))}
        />
      )}
    </>
  );
}

function left({ left: there, lost }: { readonly left: number; readonly lost: number }): string {
  return `${whole(there)} of ${whole(there + lost)}`;
}

function from(players: number | undefined): string {
  return players === undefined ? "gets nobody" : whole(players);
}

/** The same in every browser and on every server, so that hydrating finds what it expects. */
function whole(number: number): string {
  return String(Math.floor(number)).replace(/\B(?=(\d{3})+$)/g, ",");
}
