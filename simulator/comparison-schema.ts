import { z } from "zod";

const share = z.number().min(0).max(1);
// bounded, so that they are written in digits
const milliseconds = z.number().min(0).max(1e9);
const seconds = z.number().min(0).max(1e9);
const count = z.int().nonnegative();

const waySchema = z.strictObject({
  share: share.describe("Of the region's players"),
  by: z
    .enum(["entry", "edge", "nowhere"])
    .describe("By the entry's address, by an edge's own; `nowhere`: nothing takes them"),
  edge: z.string().optional().describe("Key of the edge whose relays carry them, behind the entry too"),
});

const region = {
  players: z.string().describe("Id of a player region"),
  title: z.string(),
  share: share.describe("Of all players"),
};

const moveSchema = z.strictObject({
  ...region,
  moved: share.describe("Of all players: those of the region that play by another way than before"),
  before: z.array(waySchema),
  after: z.array(waySchema),
});

const paceSchema = z.strictObject({
  ...region,
  before: milliseconds.optional().describe("Round trip to home; absent where they could not play"),
  after: milliseconds.optional().describe("Absent where they cannot play any more"),
});

const costSchema = z.strictObject({
  hit: share.describe("Of all sessions: those that lose their connection"),
  stranded: share.describe("Of all sessions: those without a way to play for as long as it lasts"),
  noticedAfterSeconds: seconds
    .optional()
    .describe("Until the last knows whose word leads new connections elsewhere, at worst; absent where nobody's does"),
  overAfterSeconds: seconds
    .optional()
    .describe("Until everybody plays again who can; absent where that takes more than an hour, and where nobody can"),
  secondsLost: seconds.describe("In which a player cannot play, of the first hour, on average over all players"),
});

const failureSchema = z.strictObject({
  failure: z.string().describe("As `simulate --fail` takes it: `edge:tokyo`, `home`"),
  before: costSchema.optional().describe("Absent where there was no such part"),
  after: costSchema.optional().describe("Absent where there is no such part any more"),
});

const environmentSchema = z.strictObject({
  game: z.string(),
  environment: z.string(),
  change: z.enum(["added", "removed", "changed"]),
  mean: z
    .strictObject({ before: milliseconds.optional(), after: milliseconds.optional() })
    .describe(
      "Round trip to home of all players who can play; absent where there is no such environment, or nobody plays",
    ),
  moves: z.array(moveSchema).describe("Of a changed environment: most players first"),
  slower: z.array(paceSchema).describe("By more than 5 ms and 5 %, or they cannot play any more: most players first"),
  faster: z.array(paceSchema).describe("By more than 5 ms and 5 %, or they could not play: most players first"),
  failures: z
    .array(failureSchema)
    .describe(
      "Of single parts, where what they cost is another than before: what gets worse most first, then what gets better most",
    ),
});

const commit = z.strictObject({ ref: z.string(), commit: z.string() });

/** What a change means for players. */
export const comparisonSchema = z.strictObject({
  schema: z.literal("comparison/v1"),
  git: z
    .strictObject({
      base: commit,
      head: z.strictObject({ ref: z.string().nullable().describe("null: the working tree"), commit: z.string() }),
    })
    .optional()
    .describe("What was compared; absent in a preview, which says so itself"),
  environments: z.array(environmentSchema).describe("Those alone that differ for players, in the order of their names"),
  unreadable: z
    .array(z.strictObject({ game: z.string(), environment: z.string(), problems: count }))
    .describe(
      "Environments whose files at base hold problems, by the rules of the version that compares: nothing is told of them",
    ),
  unchanged: count.describe("Environments that mean the same for players as before"),
  limits: z
    .strictObject({ routeChangePerHour: share, secondNearest: share })
    .describe("What anycast can get wrong, on both sides; 0 is not counted"),
  heartbeatSeconds: seconds.optional().describe("What clients really do on both sides; absent: as is declared"),
  sources: z.array(z.string()).describe("What the figures rest on"),
});

/** What `anycast-edge compare --json` prints. */
export type Comparison = z.output<typeof comparisonSchema>;
/** What a change means for the players of one environment. */
export type ComparedEnvironment = Comparison["environments"][number];
/** Players of a region who play by another way than before. */
export type Move = ComparedEnvironment["moves"][number];
/** A way of playing, and which share of a region's players has it. */
export type Way = Move["before"][number];
/** Players of a region for whom it takes longer than before, or less long. */
export type Pace = ComparedEnvironment["slower"][number];
/** What the failure of a part costs, before and after. */
export type ComparedFailure = ComparedEnvironment["failures"][number];
/** What the failure of a part costs. */
export type Cost = NonNullable<ComparedFailure["after"]>;

/** JSON Schema of it. Written to simulator/comparison.schema.json by `npm run schema`. */
export function comparisonJsonSchema(): object {
  return {
    // as an input: a reader of today takes what tomorrow's version adds
    ...z.toJSONSchema(comparisonSchema, { io: "input" }),
    title: "What a change means for players",
    description: "Printed by anycast-edge compare --json. Minor versions only add keys",
  };
}
