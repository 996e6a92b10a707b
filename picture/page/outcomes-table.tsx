import { failureText } from "../../simulator/failure/failure";
import type { Outcome } from "../../simulator/simulation";
import { percent, seconds } from "../words";
import { overText } from "./over-text";
import { Table } from "./table";

export interface OutcomesTableProps {
  readonly outcomes: readonly Outcome[];
  /** The failure whose story the page tells. */
  readonly told?: string;
}

/** What each single failure does. */
export function OutcomesTable({ outcomes, told }: OutcomesTableProps) {
  return (
    <Table
      id="outcomes"
      caption="Every single failure, the most harmful first; shares are of all players"
      heads={[
        { title: "Failure" },
        { title: "Lose their connection", number: true },
        { title: "Stay stranded", number: true },
        { title: "New ones are led past it after", number: true },
        { title: "Over after", number: true },
      ]}
      rows={outcomes.map(({ failure, noticedAfterSeconds, hit, stranded, overAfterSeconds }) => ({
        key: failureText(failure),
        cells: [
          failureText(failure),
          percent(hit),
          percent(stranded),
          noticedText({ hit, noticedAfterSeconds }),
          overText({ hit, stranded, overAfterSeconds }),
        ],
        now: failureText(failure) === told,
      }))}
    />
  );
}

function noticedText({ hit, noticedAfterSeconds }: Pick<Outcome, "hit" | "noticedAfterSeconds">): string {
  if (noticedAfterSeconds !== undefined) return seconds(noticedAfterSeconds);
  return hit === 0 ? "–" : "never";
}
