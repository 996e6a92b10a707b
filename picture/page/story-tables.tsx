import type { SceneStory } from "../scene";
import { percent, seconds } from "../words";
import { CapacityTable } from "./capacity-table";
import { changesShown } from "./changes-shown";
import type { Now } from "./now";
import { Table } from "./table";

export interface StoryTablesProps {
  readonly story: SceneStory;
  readonly now: Now;
  readonly onSecond: (second: number) => void;
}

/** What happens, who notices, and how shares change: the story as tables. */
export function StoryTables({ story, now, onSecond }: StoryTablesProps) {
  const { happenings, notices, arrivals, atSeconds, capacity } = story;
  const go = (second: number) => (
    <button type="button" class="go" onClick={() => onSecond(second)}>
      {`second ${second}`}
    </button>
  );
  const { step, moments } = changesShown(story);
  const current = moments.findLast(({ second }) => second <= now.second);
  const places = [...new Set(arrivals.flatMap((one) => Object.keys(one.arrivals)))].sort();
  return (
    <>
      <h3>What happens</h3>
      <Table
        id="happenings"
        caption="What happens, with the numbers of the strip"
        heads={[{ title: "What", long: true }, { title: "When" }, { title: "Source", long: true }]}
        rows={happenings.map(({ second, what, source }, place) => ({
          key: `${second} ${what}`,
          cells: [`${place + 1}. ${what}`, go(second), source],
          now: second === now.second,
        }))}
      />
      <h3>Who notices, and when</h3>
      <Table
        id="notices"
        caption={`Who notices, in seconds after the failure, which comes at second ${atSeconds}`}
        heads={[
          { title: "Who" },
          { title: "Earliest", number: true },
          { title: "Latest", number: true },
          { title: "Then", long: true },
          { title: "How", long: true },
          { title: "Source", long: true },
        ]}
        rows={notices.map(({ who, then, earliestSeconds, latestSeconds, how, source }) => ({
          key: `${who} ${then}`,
          cells: [who, seconds(earliestSeconds), seconds(latestSeconds), then, how, source],
        }))}
      />
      <h3>What is left</h3>
      <CapacityTable capacity={capacity} />
      <h3>How shares change</h3>
      <Table
        id="changes"
        caption={`Shares of all players, from each second on at which one has changed by ${percent(step)} or more`}
        heads={[
          { title: "From" },
          { title: "As before", number: true },
          { title: "Play again", number: true },
          { title: "Stranded", number: true },
          ...places.map((place) => ({ title: `New: ${place}`, number: true as const })),
        ]}
        rows={moments.map((change) => ({
          key: `${change.second}`,
          cells: [
            go(change.second),
            percent(change.playing),
            percent(change.moved),
            percent(change.stranded),
            ...places.map((place) => percent(change.arrivals[place] ?? 0)),
          ],
          now: change === current,
        }))}
      />
    </>
  );
}
