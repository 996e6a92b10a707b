import { z } from "zod";
import { failureKinds } from "./failure/failure";
import { reasons, type Reason } from "./landing";
import type { Simulation } from "./simulation";
import { entryRules } from "./topology";

// a sum of many, and so a little more than 1 at times
const share = z.number().nonnegative();
const milliseconds = z.number().nonnegative();
const seconds = z.number().nonnegative();
const keys = z.array(z.string());
const whenNotOver = "Absent where it takes more than an hour, and where nobody who is hit plays again while it lasts";

const failure = z.strictObject({
  kind: z.enum(failureKinds),
  name: z.string().describe("The edge's key, the zone, the entry point; empty for home"),
});

const latency = z.strictObject({
  direct: milliseconds.describe("Over the Internet alone, without entry and edges"),
  entry: milliseconds.optional().describe("Through the entry; absent where it takes them nowhere"),
  edge: milliseconds.optional().describe("Through the best edge; absent where no edge has an address for them"),
  expected: milliseconds.optional().describe("As they play; absent where they cannot"),
});

const reasonNames = Object.keys(reasons) as [Reason, ...Reason[]];

const landing = z.strictObject({
  players: z.string().describe("Id of the player region"),
  share: share.describe("Of all players"),
  point: z.string().optional().describe("Where they enter the entry"),
  accelerated: z.boolean().describe("Whether the entry carries them over the cloud's own network"),
  flows: z.array(
    z.strictObject({
      share: share.describe("Of the region's players"),
      by: z.enum(["entry", "edge", "nowhere"]),
      edge: z.string().optional(),
      point: z.string().optional(),
      reason: z.enum(reasonNames),
      tries: z.int().nonnegative().describe("Addresses tried before that gave no answer"),
      milliseconds: milliseconds.describe("Round trip from player to home"),
      works: z.boolean(),
      undocumented: z.literal(true).optional().describe("The cloud's documentation does not say it"),
    }),
  ),
  fallback: z
    .record(z.string(), share)
    .optional()
    .describe("Edges that the name which chooses among edges gives their resolvers, by share of the answers"),
  latency,
});

const capacity = z.strictObject({
  relayConnections: z.strictObject({ left: z.int(), lost: z.int() }),
  homeMachines: z.strictObject({ left: z.int(), lost: z.int() }),
  fullFrom: z.record(z.string(), z.number()).describe("Players overall from which an edge has not enough room"),
  fullFromBefore: z.record(z.string(), z.number()).describe("The same while nothing fails"),
});

const story = z.strictObject({
  failure,
  atSeconds: seconds,
  notices: z.array(
    z.strictObject({
      who: z.string(),
      then: z.string(),
      earliestSeconds: seconds.describe("After the failure, where it comes right before a check"),
      latestSeconds: seconds.describe("After the failure, where it comes right after one"),
      how: z.string(),
      source: z.string(),
      measurable: z.boolean(),
      decides: z.boolean().describe("Whether new connections are led past what failed from then on"),
      undocumented: z.literal(true).optional(),
    }),
  ),
  happenings: z.array(z.strictObject({ second: seconds, what: z.string(), source: z.string() })),
  moments: z.array(
    z.strictObject({
      second: seconds,
      playing: share,
      moved: share,
      stranded: share,
      arrivals: z.record(z.string(), share),
    }),
  ),
  sessions: z.strictObject({ hit: share, moved: share, stranded: share }),
  overAfterSeconds: seconds.optional().describe(whenNotOver),
  capacity,
  fallback: z.string(),
});

/** What `anycast-edge simulate --json` prints: a simulation, as it is read back. */
export const simulationSchema = z.strictObject({
  schema: z.literal("simulation/v1"),
  game: z.string(),
  environment: z.string(),
  entry: z.enum(entryRules).describe("Whose rules decide what the entry does"),
  landings: z.array(landing),
  mean: latency,
  story: story.optional(),
  outcomes: z
    .array(
      z.strictObject({
        failure,
        noticedAfterSeconds: seconds.optional().describe("Until new connections are led past it; absent: nothing does"),
        hit: share.describe("Of all sessions"),
        stranded: share.describe("Of all sessions, without a way to play while it lasts"),
        overAfterSeconds: seconds.optional().describe(whenNotOver),
        full: keys.optional().describe("Edges without enough room for so many players"),
      }),
    )
    .optional()
    .describe("Every single failure, the most harmful first: `--fail all`"),
  online: z
    .strictObject({
      players: z.int().positive(),
      full: keys.describe("Edges without enough room though nothing fails"),
      failures: z
        .array(
          z.strictObject({
            failure,
            strands: z.boolean().describe("Some of those who are hit have no way to play while it lasts"),
            full: keys.describe("Edges that have not enough room"),
          }),
        )
        .describe("Single failures that so many players do not survive"),
    })
    .optional()
    .describe("`--sessions`"),
  heartbeat: z.strictObject({
    seconds: z.number().positive(),
    by: z
      .enum(["said", "declared", "solved"])
      .describe("`--heartbeat`; in the environment; or what the way to home bears"),
    port: z.string(),
  }),
  limits: z
    .strictObject({ routeChangePerHour: share, secondNearest: share })
    .describe("As asked for; a change of routes breaks connections through Global Accelerator alone"),
  data: z.strictObject({
    sources: z.array(z.string()),
    measured: z.int().nonnegative().describe("Pairs of places that were looked at and are measured"),
    estimated: z.int().nonnegative(),
  }),
  notes: z.array(z.string()),
}) satisfies z.ZodType<Simulation>;

/** JSON Schema of it. Written to simulator/simulation.schema.json by `npm run schema`. */
export function simulationJsonSchema(): object {
  return {
    // as an input: a reader of today takes what tomorrow's version adds
    ...z.toJSONSchema(simulationSchema, { io: "input" }),
    title: "Where players land and what a failure does",
    description: "Printed by anycast-edge simulate --json. Minor versions only add keys",
  };
}
