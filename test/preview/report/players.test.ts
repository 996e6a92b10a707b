import { ProblemError } from "../../../model/problem";
import { reportDigest } from "../../../preview/report/digest";
import { joinReports } from "../../../preview/report/join";
import { previewMarkdown } from "../../../preview/report/markdown";
import { readReport } from "../../../preview/report/read-report";
import type { ComparedEnvironment, Comparison, Cost } from "../../../simulator/comparison-schema";
import { notCounted } from "../../../simulator/limits";
import { expectSafe } from "./support/expect-safe";
import { change, report, stack } from "./support/sample";

const cost = (own: Partial<Cost> = {}): Cost => ({
  hit: 0.2,
  stranded: 0,
  noticedAfterSeconds: 17,
  overAfterSeconds: 40,
  secondsLost: 5,
  ...own,
});

const nobody = cost({ hit: 0, secondsLost: 0, overAfterSeconds: 0 });

/** Japan and Taiwan go to a new edge in Tokyo, Korea waits longer. */
function environment(own: Partial<ComparedEnvironment> = {}): ComparedEnvironment {
  const entry = [{ share: 1, by: "entry" as const }];
  const tokyo = [{ share: 1, by: "edge" as const, edge: "tokyo" }];
  return {
    game: "starfall",
    environment: "prod",
    change: "changed",
    mean: { before: 84.2, after: 61 },
    moves: [
      { players: "jp", title: "Japan", share: 0.08, moved: 0.08, before: entry, after: tokyo },
      { players: "tw", title: "Taiwan", share: 0.04, moved: 0.04, before: entry, after: tokyo },
    ],
    slower: [{ players: "kr", title: "South Korea", share: 0.05, before: 30, after: 41 }],
    faster: [{ players: "jp", title: "Japan", share: 0.08, before: 60, after: 40 }],
    failures: [{ failure: "edge:tokyo", after: cost() }],
    ...own,
  };
}

function players(own: Partial<Comparison> = {}): Comparison {
  return {
    schema: "comparison/v1",
    environments: [environment()],
    unreadable: [],
    unchanged: 9,
    limits: notCounted,
    sources: [],
    ...own,
  };
}

function sectionOf(told: Comparison): string {
  const markdown = previewMarkdown(report({ players: told }));
  return markdown.slice(markdown.indexOf("\n### What it means for players"), markdown.indexOf("\n---\n"));
}

const many = (number: number): ComparedEnvironment[] =>
  Array.from({ length: number }, (_, place) =>
    environment({ environment: `env${place}`, mean: { before: place, after: place + 1 } }),
  );

test("who goes another way, who waits longer and what a failure then costs, with all of it folded beneath", () => {
  expect(sectionOf(players())).toMatchInlineSnapshot(`
"
### What it means for players

Both sides are simulated by the same rules. As before: 9 environments. Round trips that nobody measured are estimates: middle error \`15 %\`, a quarter is off by more than \`23 %\`. Not counted: routes that change and break connections (\`--route-change\`), players led to the second nearest entry point (\`--second-nearest\`).

| environment | mean round trip | players who go another way | slower | a failure then costs |
| --- | --- | --- | --- | --- |
| \`starfall/prod\` | \`84 ms -> 61 ms\` | \`12 %\` \`entry -> tokyo\`: \`jp\`, \`tw\` | \`kr\` \`30 ms -> 41 ms\` | \`edge:tokyo (new): connections lost 20 %, stranded 0 %, over after 40 s\` |

<details>
<summary>Players of <code>starfall/prod</code></summary>

players go another way:

- \`entry -> tokyo\`: \`12 %\` of players: \`Japan (jp)\`, \`Taiwan (tw)\`

slower by more than 5 ms and 5 %:

- \`South Korea (kr)\`, \`5 %\` of players: \`30 ms -> 41 ms\`

faster by more than 5 ms and 5 %:

- \`Japan (jp)\`, \`8 %\` of players: \`60 ms -> 40 ms\`

what a failure costs: first what gets worse, then what gets better:

- \`edge:tokyo (new)\`: connections lost \`20 %\`, stranded \`0 %\`, led past it \`within 17 s\`, \`over after 40 s\`

</details>

"
`);
});

test("what is the same in several environments is told once", () => {
  const section = sectionOf(
    players({ environments: ["dev", "prod"].map((name) => environment({ environment: name })) }),
  );

  expect(section).toContain("| `starfall/dev`, `starfall/prod` | `84 ms -> 61 ms` |");
  expect(section.match(/<details>/g)).toHaveLength(1);
});

test("one that is added or removed says so", () => {
  const none = { moves: [], slower: [], faster: [], failures: [] };
  const section = sectionOf(
    players({
      environments: [
        environment({ environment: "dev", change: "removed", mean: { before: 84 }, ...none }),
        environment({ change: "added", mean: {}, ...none }),
      ],
    }),
  );

  expect(section).toContain("| `starfall/dev` removed | `84 ms` |  |  | nobody plays there any more |\n");
  expect(section).toContain("| `starfall/prod` added | `nobody plays` |  |  |  |\n");
});

test.each<[string, Partial<ComparedEnvironment>, string]>([
  [
    "an edge that stands by",
    { failures: ["edge:tokyo", "backhaul:tokyo"].map((failure) => ({ failure, after: nobody })) },
    "2 new failures that cost nobody anything",
  ],
  [
    "an edge less, of those that stood by",
    { failures: [{ failure: "edge:tokyo", before: nobody }] },
    "1 failure that cost nobody anything can come no more",
  ],
  ["another home", { failures: [{ failure: "home", before: cost(), after: cost({ hit: 1 }) }] }, "the failure of home"],
  ["a way that is faster alone", { faster: environment().faster }, "faster in 1 region |"],
  ["less than anybody feels", {}, "nothing that players notice |"],
])("the row of %s says what it is there for", (_, own, told) => {
  const none = { moves: [], slower: [], faster: [], failures: [] };
  const section = sectionOf(players({ environments: [environment({ ...none, ...own })] }));

  expect(section).toContain(`| \`starfall/prod\` | \`84 ms -> 61 ms\` |  |  | ${told}`);
});

test("which of anycast's limits are counted stands above the table", () => {
  const section = sectionOf(players({ limits: { ...notCounted, routeChangePerHour: 0.05 } }));

  expect(section).toContain("Not counted: players led to the second nearest entry point (`--second-nearest`).");
  expect(section).toContain("Counted: routes that change and break connections (`--route-change` `5 %`).");
  expect(section).toContain("are estimates: middle error `15 %`");
});

test("a change without a meaning for players is one line", () => {
  const markdown = previewMarkdown(report({ players: players({ environments: [] }) }));

  expect(markdown).toContain("\nFor players nothing changes, in 9 environments.\n");
  expect(markdown).not.toContain("### What it means for players");
});

test("environments that cannot be read at base are named, with a table and without", () => {
  const unreadable = [{ game: "starfall", environment: "live", problems: 2 }];
  const why = "`starfall/live`: not compared, since at base their files hold problems by the rules of this version.\n";

  expect(sectionOf(players({ unreadable }))).toContain(`\n\n${why}`);
  expect(sectionOf(players({ unreadable, environments: [] }))).toContain(`### What it means for players\n\n${why}`);
});

test("a report without it has no such section", () => {
  expect(previewMarkdown(report())).not.toMatch(/players/i);
});

test("it takes the room that all else leaves, and no more", () => {
  const stacks = Array.from({ length: 60 }, (_, number) =>
    stack({ id: `stack${number}`, changes: [change({ address: `tencentcloud_eip.relay[${number}]` })] }),
  );
  const without = report({ stacks });
  const full = { ...without, players: players({ environments: many(200) }) };
  const body = (markdown: string): string => markdown.slice(0, markdown.indexOf("\n---\n"));
  const all = previewMarkdown(without);
  const tight = previewMarkdown(full, { maxCharacters: all.length + 900 });

  expect(tight.startsWith(body(all))).toBe(true);
  expect(tight).toMatch(/\n\d+ more environments: `preview.json`\n/);
  expect(tight.length).toBeLessThanOrEqual(all.length + 900);
  expectSafe(tight, full);
  expect(previewMarkdown(full, { maxCharacters: all.length - 500 })).toContain(
    "\nWhat it means for players has no room: `preview.json`\n",
  );
});

test("200 environments stay within bounds, and those without room are counted", () => {
  const full = report({ players: players({ environments: many(200) }) });
  const markdown = previewMarkdown(full, { maxCharacters: 8_000 });
  const rows = markdown.match(/^\| `starfall\/env/gm) ?? [];

  expect(markdown.length).toBeLessThanOrEqual(8_000);
  expect(rows.length).toBeGreaterThan(5);
  expect(markdown).toContain(`\n${200 - rows.length} more environments: \`preview.json\`\n`);
  expectSafe(markdown, full);
});

test("it is read again as it was written, and counts in the digest", () => {
  const full = report({ players: players() });

  expect(readReport(JSON.stringify(full), "preview.json")).toEqual(full);
  expect(reportDigest(full)).not.toBe(reportDigest(report()));
});

describe("shards", () => {
  const part = (index: number, told?: Comparison) =>
    report({ shard: { index, of: 2 }, stacks: [stack({ id: `s${index}` })], ...(told && { players: told }) });

  test("that tell the same are one report that tells it once", () => {
    expect(joinReports([part(1, players()), part(2, players())]).players).toEqual(players());
    expect(joinReports([part(1), part(2, players())]).players).toEqual(players());
    expect(joinReports([part(1), part(2)])).not.toHaveProperty("players");
  });

  test("fails: report/parts-differ", () => {
    let error: unknown;
    try {
      joinReports([part(1, players()), part(2, players({ unchanged: 8 }))]);
    } catch (thrown) {
      error = thrown;
    }

    expect(error).toBeInstanceOf(ProblemError);
    expect((error as ProblemError).problems).toEqual([
      expect.objectContaining({
        code: "report/parts-differ",
        what: expect.stringMatching(/^what it means for players differs between the parts: `[0-9a-f]{12}`, /) as string,
      }),
    ]);
  });
});
