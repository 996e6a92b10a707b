import fc from "fast-check";
import { verdicts } from "../../../../preview/guard/verdict";
import type { PreviewChange, PreviewReport, PreviewStack } from "../../../../preview/report/preview-schema";
import type { ComparedEnvironment, Comparison, Cost } from "../../../../simulator/comparison-schema";
import { change, finding, report, stack } from "./sample";

const attacks = [
  "</details>",
  "<details><summary>hi",
  "</summary></code></pre>",
  "<img src=x onerror=alert(1)>",
  "<!--",
  "-->",
  "<![CDATA[",
  "<a href='https://evil.example'>",
  "`",
  "``",
  "```",
  "````\n",
  "\n```\n# heading\n",
  "~~~",
  "\n~~~\n",
  "~~struck~~",
  "**bold** _it_ __b__",
  "@octocat",
  "@org/team",
  "#123",
  "GH-12",
  "org/repo#12",
  "org/repo@0123456789abcdef0123456789abcdef01234567",
  "0123456789abcdef0123456789abcdef01234567",
  "!12 ~3 %4 &5 $6",
  "https://evil.example/x",
  "http://evil.example",
  "ftp://evil.example",
  "www.evil.example",
  "mailto:me@evil.example",
  "me@evil.example",
  "<https://evil.example>",
  "[x](https://evil.example)",
  "![x](https://evil.example/x.png)",
  "[x]: https://evil.example",
  "[^1]",
  "[^1]: note",
  "- [x] done",
  "> [!WARNING]",
  "$$x$$",
  "$`x`$",
  ":tada:",
  "| a | b |",
  "\\|",
  "|",
  "|---|",
  "\n\n---\n\n",
  "\n===\n",
  "\n# heading",
  "1. one",
  "/close",
  "\\",
  "\\`",
  "&lt;b&gt; &#64; &amp;",
  "\u0000",
  "\u001b[31m",
  "\r\n",
  "\u2028",
  "\u202e\u2066",
  "\u200b\u200d\ufeff",
  "\ud800",
  "\udc00",
  "👩‍👩‍👧 🎉",
  "e\u0301\u0323",
  "⟨game⟩",
  "end",
  'click n0 "https://evil.example"',
  '"];n0-->n1',
  "%%{init: {}}%%",
  "subgraph",
  "<!-- anycast-edge preview -->",
  "",
  " ",
  "  two  spaces  ",
  "starfall",
  "prod",
];

/** Texts that try to get out of wherever they are put. */
const nastyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...attacks) },
  {
    weight: 3,
    arbitrary: fc.array(fc.constantFrom(...attacks, " ", "a", "\n"), { maxLength: 6 }).map((parts) => parts.join("")),
  },
  { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 30 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...attacks), fc.integer({ min: 20, max: 120 }))
      .map(([text, n]) => text.repeat(n)),
  },
);

const classes = ["added", "removed", "changed", "moved", "dependent"] as const;
const statuses = [
  "changes",
  "projected",
  "waits",
  "unaffected",
  "removed",
  "gone",
  "refused",
  "error",
  "no-changes",
] as const;
const actions = [
  ["create"],
  ["update"],
  ["delete"],
  ["delete", "create"],
  ["forget"],
  ["no-op"],
  ["explode"],
  ["read"],
];

const ways = ["entry", "edge", "nowhere"] as const;

/** How much of everything there is. */
export interface Size {
  readonly stacks: number;
  readonly changes: number;
  readonly findings: number;
}

/** Reports with a nasty text in every field that is one. */
export function nastyReport(size: Size): fc.Arbitrary<PreviewReport> {
  return fc
    .record({
      texts: fc.array(nastyText, { minLength: 1, maxLength: 12 }),
      start: fc.nat(1_000),
      stacks: fc.nat(size.stacks),
      changes: fc.nat(size.changes),
      findings: fc.nat(size.findings),
    })
    .map(({ texts, start, ...own }) => filled(texts, start, own));
}

/** Texts are taken in turn, so that the same one comes to many places. */
function filled(texts: readonly string[], start: number, size: Size): PreviewReport {
  let at = start;
  const number = (below: number): number => (at = (at * 31 + 7) % 10_007) % below;
  const one = <T>(of: readonly T[]): T => {
    const found = of[number(of.length)];
    if (found === undefined) throw new Error("nothing to choose from");
    return found;
  };
  const text = (): string => one(texts);
  const maybe = <T>(make: () => T): T | undefined => (number(2) === 0 ? make() : undefined);
  const several = <T>(most: number, make: () => T): T[] => Array.from({ length: number(most + 1) }, make);

  const someChange = (): PreviewChange =>
    change({
      address: text(),
      previousAddress: maybe(text),
      deposed: maybe(text),
      type: text(),
      name: text(),
      actions: [...one(actions)],
      reason: maybe(text),
      replacePaths: several(3, text),
      importId: maybe(text),
      entry: number(5) === 0,
      attributes: several(3, () => ({ path: text(), before: maybe(text), after: maybe(text) })),
      attributesLeftOut: number(3),
    });
  const someStack = (index: number): PreviewStack =>
    stack({
      id: `${text()}${index}`,
      game: number(4) === 0 ? null : text(),
      environment: number(4) === 0 ? null : text(),
      class: one(classes),
      from: maybe(text),
      dependencies: several(2, () => `${text()}${number(size.stacks + 1)}`),
      status: one(statuses),
      refreshed: number(2) === 0,
      projectedFrom: several(3, text),
      changes: Array.from({ length: size.changes }, someChange),
      outputs: several(2, () => ({
        name: text(),
        actions: [...one(actions)],
        before: maybe(text),
        after: maybe(text),
      })),
      drift: several(2, () => ({ address: text(), actions: [text()] })),
      left: number(3),
      problem: maybe(() => ({ code: text(), what: text(), fix: text() })),
    });
  const share = (): number => number(1_001) / 1_000;
  const region = () => ({ players: text(), title: text(), share: share() });
  const someWays = () => several(2, () => ({ share: share(), by: one(ways), edge: maybe(text) }));
  const pace = () => ({ ...region(), before: maybe(() => number(400) / 10), after: maybe(() => 1e9) });
  const cost = (): Cost => ({
    hit: share(),
    stranded: share(),
    noticedAfterSeconds: maybe(() => number(90)),
    overAfterSeconds: maybe(() => number(900)),
    secondsLost: number(3_600),
  });
  const someEnvironment = (): ComparedEnvironment => ({
    game: text(),
    environment: text(),
    change: one(["added", "removed", "changed"]),
    mean: { before: maybe(() => number(900) / 10), after: maybe(() => number(900) / 10) },
    moves: several(3, () => ({ ...region(), moved: share(), before: someWays(), after: someWays() })),
    slower: several(2, pace),
    faster: several(2, pace),
    failures: several(3, () => ({ failure: text(), before: maybe(cost), after: maybe(cost) })),
  });
  const somePlayers = (): Comparison => ({
    schema: "comparison/v1",
    environments: several(size.stacks, someEnvironment),
    unreadable: several(2, () => ({ game: text(), environment: text(), problems: number(9) })),
    unchanged: number(3),
    limits: { routeChangePerHour: share(), secondNearest: share() },
    heartbeatSeconds: maybe(() => number(900)),
    sources: several(2, text),
  });
  return report({
    tool: { name: "anycast-edge", version: text() },
    world: one(["sandbox", "cloud"]),
    git: {
      base: { ref: text(), commit: text(), cached: false },
      head: { ref: maybe(text) ?? null, commit: text(), edited: number(2) === 0 },
    },
    terraform: { program: one(["terraform", "tofu"]), version: text() },
    shard: maybe(() => ({ index: 1, of: 2 })) ?? null,
    verdict: one(verdicts),
    all: maybe(() => ({ code: text(), why: text() })) ?? null,
    noise: several(2, () => ({ pointer: text(), stacks: 3 })),
    notes: several(2, () => ({ code: text(), stack: maybe(text), what: text() })),
    environments: several(4, () => ({ game: text(), environment: text() })),
    stacks: Array.from({ length: size.stacks }, (_, index) => someStack(index)),
    findings: Array.from({ length: size.findings }, () =>
      finding({
        code: text(),
        verdict: one(["warn", "needs-approval", "block"]),
        stack: maybe(text) ?? null,
        address: text(),
        action: text(),
        what: text(),
        fix: text(),
        moved: maybe(() => ({ from: text(), to: text() })),
        approvable: number(2) === 0,
        approval: maybe(() =>
          number(2) === 0
            ? { granted: true, by: text(), why: text(), expires: text() }
            : { granted: false, refusals: [text()] },
        ),
      }),
    ),
    unusedApprovals: several(2, () => ({ address: text(), action: text(), why: text() })),
    players: maybe(somePlayers),
  });
}
