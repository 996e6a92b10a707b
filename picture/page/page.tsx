import { useRef, useState } from "preact/hooks";
import type { Drawing } from "../map/drawing";
import type { Scene, SceneStory } from "../scene";
import { milliseconds, percent, seconds } from "../words";
import { LandingsTable } from "./landings-table";
import { Legend } from "./legend";
import { nowOf } from "./now";
import { OutcomesTable } from "./outcomes-table";
import { overText } from "./over-text";
import { StoryTables } from "./story-tables";
import { Timeline } from "./timeline";
import { WorldMap } from "./world-map";

export interface PageProps {
  readonly scene: Scene;
  readonly drawing: Drawing;
  /** Whether the one who looks wants little to move. */
  readonly calm: () => boolean;
}

/** The whole page. It begins at the second of the failure, where there is one. */
export function Page({ scene, drawing, calm }: PageProps) {
  const { story, game, environment } = scene;
  const [second, setSecond] = useState(story?.atSeconds ?? 0);
  const now = nowOf(scene, second);
  const landings = scene.phases[now.phase]?.landings ?? [];
  const stage = useRef<HTMLDivElement>(null);
  const slider = useRef<HTMLInputElement>(null);
  // from a table: what changes would be out of sight
  const goTo = (to: number): void => {
    setSecond(to);
    slider.current?.focus({ preventScroll: true });
    stage.current?.scrollIntoView({ block: "end" });
  };
  return (
    <>
      <header>
        <h1>{`${game} ${environment}: where players land`}</h1>
        <p>{summaryOf(scene)}</p>
        {story !== undefined && <p>{storyOf(story)}</p>}
      </header>
      <div class="stage" ref={stage}>
        <section aria-labelledby="map">
          <h2 id="map" class="unseen">
            Map
          </h2>
          <Legend drawing={drawing} broken={story?.broken ?? []} />
          <WorldMap
            drawing={drawing}
            phase={now.phase}
            title={`World map: players of ${game} ${environment}, and the ways they take to home in ${scene.home.title}`}
            broken={story !== undefined && second >= story.atSeconds ? story.broken : []}
          />
        </section>
        {story !== undefined && <Timeline story={story} now={now} calm={calm} onSecond={setSecond} slider={slider} />}
      </div>
      <section aria-labelledby="tables">
        <h2 id="tables">In figures</h2>
        <h3>Where players land</h3>
        <LandingsTable scene={scene} landings={landings} second={story === undefined ? undefined : second} />
        {story !== undefined && <StoryTables story={story} now={now} onSecond={goTo} />}
        {scene.outcomes.length > 0 && (
          <>
            <h3>What every single failure does</h3>
            <OutcomesTable outcomes={scene.outcomes} told={story?.failure} />
          </>
        )}
      </section>
      <Sources scene={scene} />
    </>
  );
}

function summaryOf({ cloud, home, edges, mean, phases }: Scene): string {
  const regions = phases[0]?.landings.length ?? 0;
  const keys = Object.keys(edges);
  const relays =
    keys.length === 0 ? "without edges" : `with ${keys.length === 1 ? "an edge" : "edges"} in ${keys.join(", ")}`;
  return (
    `Home is in ${home.title} (${cloud} ${home.region}), ${relays}. Players of ${regions} regions get there in ` +
    `${milliseconds(mean.expected)} on the mean; over the Internet alone it would be ${milliseconds(mean.direct)}.`
  );
}

function storyOf({ failure, sessions, overAfterSeconds, fallback }: SceneStory): string {
  const { hit, moved, stranded } = sessions;
  const lost = `When ${failure} fails, ${percent(hit)} of all players lose their connection`;
  const left =
    stranded > 0
      ? ` ${percent(stranded)} stay stranded. What is left to them: ${fallback.charAt(0).toLowerCase()}${fallback.slice(1)}`
      : "";
  if (moved === 0) return `${lost}.${left}`;
  return `${lost}; ${percent(moved)} play again, the last of them after ${overText({ hit, stranded, overAfterSeconds })}.${left}`;
}

function Sources({ scene: { data, heartbeat, limits, notes } }: { readonly scene: Scene }) {
  const counted = (probability: number): string => (probability === 0 ? "not counted" : percent(probability));
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">What this rests on</h2>
      <ul>
        <li>
          {`Player or game send something every ${seconds(heartbeat.seconds)} on port ${heartbeat.port}: ` +
            `${heartbeat.by === "said" ? "said for this picture" : heartbeat.by === "declared" ? "as declared" : "what the way bears"}.`}
        </li>
        <li>{`Round trips: ${data.measured} measured, ${data.estimated} estimated by distance.`}</li>
        <li>{`A route changes and a TCP connection breaks, in an hour: ${counted(limits.routeChangePerHour)}.`}</li>
        <li>{`A player is led to the second nearest entry point: ${counted(limits.secondNearest)}.`}</li>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      <h3>Sources</h3>
      <p class="soft">Of all data that comes with the simulator: what other clouds need is among them.</p>
      <ul>
        {data.sources.map((source) => (
          <li key={source}>{source}</li>
        ))}
        <li>Land and borders: Natural Earth, public domain.</li>
      </ul>
    </section>
  );
}
