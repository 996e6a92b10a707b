import { Writable } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import { drillDisplay, type DrillScene } from "../../../cli/drill/drill-display";
import type { Standing } from "../../../drill/clients/players";
import { topologyOf } from "../../../simulator/topology-of";
import { shipped } from "../../support/deployment";

const standing: Standing = {
  count: 60,
  states: { playing: 40, silent: 5, connecting: 5, moved: 10 },
  echoes: 1234,
  wrongBytes: 0,
  arrivals: { home: 12, nowhere: 3 },
};
const scene = (changes: Partial<DrillScene> = {}): DrillScene => ({
  name: "starfall-prod",
  topology: topologyOf(shipped("starfall", "prod")),
  failure: { kind: "edge", name: "tokyo" },
  speed: 5,
  standing: () => standing,
  ...changes,
});

function stream(terminal: { readonly columns: number; readonly rows: number } | undefined) {
  let text = "";
  const out = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      text += chunk.toString();
      done();
    },
  });
  const stderr = Object.assign(out, { isTTY: terminal !== undefined, ...terminal }) as unknown as NodeJS.WriteStream;
  return { stderr: stderr as typeof process.stderr, text: () => text };
}

/** What stands there after all drawing, as a terminal of so many rows would have it. */
function lastPicture(text: string): string[] {
  const [last = ""] = text.split("\u001b[0J").slice(-1);
  return stripVTControlCharacters(last).split("\n").slice(0, -1);
}

describe("on a terminal", () => {
  test("parts, players and what happened last are one picture that is drawn over", () => {
    const { stderr, text } = stream({ columns: 120, rows: 40 });
    const display = drillDisplay({ stderr });
    display.begin(scene());
    const height = lastPicture(text()).length;
    display.event({ seconds: 20, kind: "failed", what: "edge:tokyo fails" });
    display.player(27.5, "jp 3 has heard nothing for 2 heartbeats, had come by tokyo");
    display.end();
    const picture = lastPicture(text());

    expect(picture).toHaveLength(height);
    expect(text()).toContain(`\u001b[${height}A`);
    expect(picture).toContain("entry: up   home: up   frankfurt: up   singapore: up   tokyo: DOWN");
    expect(picture.find((line) => line.startsWith("play on"))).toMatch(/█{27}░{13} 40 of 60$/);
    expect(picture.find((line) => line.startsWith("hear nothing"))).toMatch(/ 5 of 60$/);
    expect(picture).toContain("newcomers lately     home 12  nowhere 3");
    expect(picture).toContain("   20.0 s edge:tokyo fails");
    expect(picture).toContain("   27.5 s jp 3 has heard nothing for 2 heartbeats, had come by tokyo");
  });

  test.each([
    [60, 60],
    [200, 100],
  ])("of %i columns it uses %i at most", (columns, most) => {
    const { stderr, text } = stream({ columns, rows: 40 });
    const display = drillDisplay({ stderr });
    display.begin(scene());
    display.event({ seconds: 1, kind: "set-up", what: "x".repeat(300) });
    display.end();

    expect(Math.max(...lastPicture(text()).map((line) => line.length))).toBeLessThanOrEqual(most);
  });

  test("it is never higher than the terminal, or it could not be drawn over", () => {
    const { stderr, text } = stream({ columns: 100, rows: 10 });
    const display = drillDisplay({ stderr });
    display.begin(scene());
    display.end();

    expect(lastPicture(text()).length).toBeLessThan(10);
  });

  test.each([
    ["zone", "ap-seoul-1", "home: WITHOUT AP-SEOUL-1"],
    ["zone", "eu-frankfurt-1", "frankfurt: DOWN"],
    ["zone", "ap-tokyo-2", "tokyo: WITHOUT AP-TOKYO-2"],
    ["backhaul", "tokyo", "tokyo: CUT OFF FROM HOME"],
    ["home", "", "home: DOWN"],
    ["entry-pop", "osaka", "entry: WITHOUT OSAKA"],
  ] as const)("what is down with %s:%s", (kind, name, shown) => {
    const { stderr, text } = stream({ columns: 120, rows: 40 });
    const display = drillDisplay({ stderr });
    display.begin(scene({ failure: { kind, name } }));
    expect(text()).not.toContain(shown);
    display.event({ seconds: 20, kind: "failed", what: "it fails" });
    display.end();

    expect(lastPicture(text()).join("\n")).toContain(shown);
  });

  test("what comes after its end is not drawn: nobody plays then", () => {
    const { stderr, text } = stream({ columns: 100, rows: 40 });
    const display = drillDisplay({ stderr });
    display.begin(scene());
    display.event({ seconds: 90, kind: "over", what: "the drill is over" });
    const before = text();
    display.end();

    expect(text()).toBe(before);
  });
});

test("elsewhere each event is a line, without anything for a terminal", () => {
  const { stderr, text } = stream(undefined);
  const display = drillDisplay({ stderr });
  display.begin(scene());
  display.event({ seconds: 20, kind: "failed", what: "edge:tokyo fails" });
  display.player(27, "jp 3 is cut off");
  display.event({ seconds: 90, kind: "over", what: "the drill is over" });
  display.end();

  expect(text()).toBe(
    "drill of starfall-prod on loopback, 5 times as fast as declared\n   20.0 s edge:tokyo fails\n   90.0 s the drill is over\n",
  );
});
