import type { DrillInput, DrillResult } from "../../drill/drill";
import { runDrill } from "../../drill/run-drill";
import { noticesOf } from "../../simulator/failure/notices-of";
import { drillInput } from "./support/drill-input";
import { environmentNamed } from "./support/environments";

jest.setTimeout(240_000);

/**
 * A drill in which this process stood still, or in which somebody did not notice in time, is made again, each time slower: what this
 * machine needs itself weighs less then, and a rule that is wrong stays so.
 */
const attempts = 4;
/** A fifth of the shortest prediction takes so long at least, and a stall that spoils a drill. */
const [leastTolerance, leastStall] = [0.3, 0.15];
/** They wait more than they work. */
const atOnce = 12;

const drills: [environment: string, failure: string][] = [
  ["starfall dev", "edge:tokyo"],
  ["starfall dev", "backhaul:singapore"],
  ["starfall dev", "zone:ap-seoul-1"],
  ["starfall dev", "home"],
  ["starfall prod", "edge:frankfurt"],
  ["starfall prod", "zone:ap-tokyo-1"],
  ["starfall prod", "backhaul:tokyo"],
  ["skyline dev", "edge:tokyo"],
  ["skyline dev", "home"],
  ["skyline dev", "zone:ap-northeast-2c"],
  ["skyline prod", "edge:singapore"],
  ["skyline prod", "zone:us-east-1a"],
  ["lanterns prod", "edge:frankfurt"],
  ["lanterns dev", "zone:ap-northeast-1a"],
  ["lanterns dev", "home"],
  ["lanterns prod", "backhaul:wuxi"],
  ["lanterns prod", "zone:ap-southeast-1b"],
  ["moonrush live", "zone:ap-tokyo-2"],
  ["quick", "edge:singapore"],
  ["quick", "zone:ap-seoul-2"],
  ["quick", "backhaul:tokyo"],
  ["quick", "backhaul:singapore"],
  ["slow", "backhaul:tokyo"],
  ["slow", "zone:cn-hongkong-b"],
  ["slow", "home"],
  ["by HTTP", "zone:ap-seoul-1"],
  ["by HTTP", "backhaul:tokyo"],
  ["by HTTP", "home"],
  ["websocket", "backhaul:tokyo"],
  ["websocket", "home"],
  ["three", "edge:tokyo"],
  ["three", "edge:singapore"],
  ["three", "backhaul:frankfurt"],
  ["starfall dev", "backhaul:tokyo"],
  ["starfall prod", "edge:singapore"],
  ["accelerator", "edge:tokyo"],
  ["accelerator", "home"],
  ["patient", "backhaul:virginia"],
  ["patient", "zone:ap-northeast-1c"],
];

function speedOf({ topology, failure }: DrillInput): number {
  const awaited = noticesOf(topology, failure).filter(({ who, measurable }) => measurable && who !== "players");
  const shortest = Math.min(...awaited.map(({ latestSeconds }) => latestSeconds));
  return Math.min((0.2 * shortest) / leastTolerance, topology.home.health.intervalSeconds / 10 / leastStall);
}

async function drilled([name, failure]: (typeof drills)[number]): Promise<DrillResult> {
  const input = drillInput(environmentNamed(name), failure);
  for (let attempt = 1; ; attempt += 1) {
    const result = await runDrill({ ...input, speed: speedOf(input) / attempt });
    const isRight = result.notices.every(({ agrees }) => agrees === "yes" || agrees === "not measurable");
    if (isRight || attempt === attempts) return result;
  }
}

const results = new Map<string, DrillResult | Error>();

beforeAll(async () => {
  const waiting = [...drills];
  const work = async (): Promise<void> => {
    for (let drill = waiting.shift(); drill !== undefined; drill = waiting.shift()) {
      results.set(drill.join(), await drilled(drill).catch((error: unknown) => error as Error));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
});

/** What was measured, notice by notice. */
function measuredOf([name, failure]: (typeof drills)[number]) {
  const result = results.get([name, failure].join());
  if (result === undefined || result instanceof Error) throw result ?? new Error("it was not made");
  const measurable = result.notices.filter(({ predicted: { measurable, who } }) => measurable && who !== "players");
  const told = measurable.map(({ predicted: { who, earliestSeconds, latestSeconds }, by, seconds = NaN, agrees }) => ({
    who,
    by,
    seconds,
    agrees,
    text: `${who}: ${earliestSeconds} to ${latestSeconds} s, measured ${seconds} s`,
  }));
  return { aligned: result.aligned, told };
}

test.each(drills)("%s, %s: who notices does so when the simulator says", (...drill) => {
  const { aligned, told } = measuredOf(drill);

  // his is the longest time that is predicted, since the failure comes right after his check
  expect(told.map(({ who }) => who)).toContain(aligned);
  expect(told.filter(({ agrees }) => agrees !== "yes" && agrees !== "stalled").map(({ text }) => text)).toEqual([]);
});

test("what a machine under load has spoiled is little: twenty and more count in which the first to notice is a real program", () => {
  const counted = drills.filter((drill) => measuredOf(drill).told.every(({ agrees }) => agrees === "yes"));
  const byRealPrograms = counted.filter((drill) => {
    const [first] = [...measuredOf(drill).told].sort((one, other) => one.seconds - other.seconds);
    return first?.by === "haproxy" || first?.by === "dispatcher";
  });

  expect(counted.length).toBeGreaterThanOrEqual(20);
  expect(byRealPrograms.length).toBeGreaterThanOrEqual(20);
});
