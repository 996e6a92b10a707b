import { z } from "zod";

const seconds = z.number().nonnegative();
const share = z.number().min(0).max(1);
const players = z.int().nonnegative();

const agrees = z
  .enum(["yes", "no", "not seen", "not measurable", "stalled", "nobody hit"])
  .describe(
    "`yes`: the difference is at most 20 % of what was predicted. `not seen`: nobody noticed while the drill went on. `not measurable`: the time is a constant from the facts sheets. `stalled`: this machine was too busy for the measurement to count. `nobody hit`: no player's connection fell silent",
  );

const window = z.strictObject({
  fromSeconds: z.number().describe("After the failure; negative before it"),
  toSeconds: z.number(),
  measured: z.record(z.string(), players).describe("Newcomers by `home`, by key of an edge, or `nowhere`"),
  predicted: z.record(z.string(), share).describe("Shares, as the simulator has them in that time, worst case"),
});

/** What `anycast-edge drill --json` prints. All seconds are declared ones, all but those of `started` and `tookSeconds`. */
export const drillReportSchema = z.strictObject({
  schema: z.literal("drill/v1"),
  world: z.literal("sandbox").describe("Everything ran on loopback addresses of one machine: no cloud, no network"),
  game: z.string(),
  environment: z.string(),
  verdict: z
    .enum(["as predicted", "otherwise", "stalled"])
    .describe("`stalled`: this machine was too busy, so that nothing can be said"),
  differences: z.array(z.string()).describe("What came otherwise than predicted, each in a few words"),
  failure: z.string().describe("`edge:tokyo`"),
  started: z.iso.datetime(),
  tookSeconds: seconds.describe("Real ones, with setting up"),
  speed: z.number().positive().describe("How many declared seconds passed in one"),
  aligned: z
    .string()
    .optional()
    .describe(
      "After whose check the failure came, right when it had passed: the worst case. Missing: it came at any time",
    ),
  lossShare: share.describe("Of packets, between players and what they call"),
  heartbeatSeconds: z.number().positive(),
  failedAtSeconds: seconds.describe("On the drill's clock"),
  endedAtSeconds: seconds,
  ran: z.strictObject({
    haproxy: z.string().optional().describe("Its version; missing where no edge has relays"),
    relays: players,
    machines: players.describe("Of home"),
    dispatcher: z.boolean(),
  }),
  addresses: z.array(
    z.strictObject({
      part: z.string(),
      published: z.string().optional().describe("As the environment's stacks have published it"),
      loopback: z.ipv4(),
    }),
  ),
  notices: z.array(
    z.strictObject({
      who: z.string(),
      then: z.string(),
      how: z.string(),
      source: z.string(),
      earliestSeconds: seconds,
      latestSeconds: seconds,
      measuredSeconds: seconds.optional(),
      by: z
        .enum(["haproxy", "dispatcher", "players", "stand-in"])
        .optional()
        .describe(
          "Who measured it: real programs, the drill's own players, or a `stand-in` that follows the same rules as the prediction, which proves sockets and timers and not that the cloud does so. Missing: it is not measurable",
        ),
      agrees,
    }),
  ),
  stall: z.strictObject({
    longestSeconds: seconds,
    counts: z.boolean().describe("Whether it was so long that no time counts that was measured"),
  }),
  sessions: z.strictObject({
    count: players.describe("Who played when the failure came"),
    neverPlayed: players,
    measured: z.strictObject({
      hit: players.describe("Lost their connection after the failure"),
      moved: players.describe("Of those, who play again"),
      stranded: players.describe("Of those, who do not"),
    }),
    predicted: z.strictObject({ hit: share, moved: share, stranded: share }),
    silence: z
      .strictObject({ firstSeconds: seconds, lastSeconds: seconds })
      .optional()
      .describe("After the failure, when players took their silent connection for dead"),
    over: z
      .strictObject({ measuredSeconds: seconds.optional(), predictedSeconds: seconds.optional() })
      .describe("Until everyone who can play again does: predicted for the worst case"),
    echoes: players,
    wrongBytes: z.int().nonnegative().describe("That home sent back otherwise than they were sent"),
    addresses: z
      .strictObject({ kept: players, other: players })
      .describe("Connections of which home saw the player's own address, and another"),
  }),
  arrivals: z.strictObject({ before: window, meanwhile: window, after: window }),
  latency: z
    .array(
      z.strictObject({
        region: z.string(),
        players,
        measuredMs: z
          .number()
          .nonnegative()
          .optional()
          .describe("Round trip to home before the failure: the mean of the players, of each the shortest"),
        predictedMs: z.number().nonnegative().optional(),
      }),
    )
    .describe("The delay is the simulator's own, put in on purpose: it shows that the way is the one that was meant"),
  fallback: z.string().describe("What is left for those who are stranded, in words"),
});

/** What `anycast-edge drill --json` prints. */
export type DrillReport = z.infer<typeof drillReportSchema>;
