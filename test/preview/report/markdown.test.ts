import { reportDigest } from "../../../preview/report/digest";
import { previewMarkdown } from "../../../preview/report/markdown";
import { expectAllLost, expectSafe } from "./support/expect-safe";
import { change, finding, report, stack } from "./support/sample";

const entry = stack({
  id: "starfall-prod-entry",
  changes: [
    change({
      address: "tencentcloud_eip.entry",
      actions: ["delete"],
      reason: "delete_because_no_resource_config",
      entry: true,
    }),
  ],
});
const home = stack({
  dependencies: ["starfall-prod-entry"],
  changes: [
    change({
      address: 'tencentcloud_instance.fleet["a"]',
      actions: ["delete", "create"],
      reason: "replace_because_cannot_update",
      replacePaths: ["availability_zone"],
      attributes: [{ path: "availability_zone", before: '"ap-seoul-1"', after: '"ap-seoul-2"' }],
    }),
    change({ address: "tencentcloud_security_group.home", actions: ["create"] }),
  ],
});
const relay = (game: string, environment: string, edge: string): ReturnType<typeof stack> =>
  stack({
    id: `${game}-${environment}-edge-${edge}`,
    game,
    environment,
    changes: [
      change({
        address: "tencentcloud_instance.relay[0]",
        attributes: [
          { path: "instance_type", before: '"S5.LARGE8"', after: '"S5.2XLARGE16"' },
          {
            path: "tags.Name",
            before: `"${game}-${environment}-${edge}"`,
            after: `"${game}-${environment}-${edge}-2"`,
          },
        ],
      }),
    ],
  });

test("a comment, whole", () => {
  const markdown = previewMarkdown(
    report({
      world: "sandbox",
      verdict: "block",
      stacks: [entry, home, relay("starfall", "prod", "tokyo"), relay("starfall", "prod", "seoul")],
      findings: [
        finding({ moved: { from: "tencentcloud_eip.entry", to: "tencentcloud_eip.front" } }),
        finding({ code: "plan/ratio", verdict: "needs-approval", approvable: true, what: "a third of it goes" }),
      ],
      notes: [{ code: "affected/floating", stack: "starfall-prod-home", what: "module `net` is not pinned" }],
    }),
  );
  expect(markdown).toMatchInlineSnapshot(`
"<!-- anycast-edge preview -->
## Plan preview: blocked by the guard

> **Sandbox result: no cloud was asked.** It is no proof that the cloud does the same.

**4 of 48 stacks touched**: 4 changed.
Objects: **1 destroyed, 1 replaced, 1 created, 2 changed** (\`+1 ~2 ±1 -1\`).

### Guard

- **blocked** in \`starfall-prod-entry\`: \`tencentcloud_eip.entry\` (\`119.28.1.2\`) would be destroyed: its block is gone from the configuration (\`entry/destroyed\`)\\
  Fix: keep its block, or take it out of the state with \`removed\`

  \`\`\`hcl
  moved {
    from = tencentcloud_eip.entry
    to   = tencentcloud_eip.front
  }
  \`\`\`
- **needs approval** \`tencentcloud_eip.entry\` in \`starfall-prod-entry\`: a third of it goes (\`plan/ratio\`)\\
  Fix: keep its block, or take it out of the state with \`removed\`

  To approve it, add to the file of approvals:

  \`\`\`yaml
  - address: "tencentcloud_eip.entry"
    action: "delete"
    plan: sha256:eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee
    expires: <date>
    by: <who>
    why: <reason>
  \`\`\`

### Destroyed, replaced or forgotten

- **destroyed** \`tencentcloud_eip.entry\` in \`starfall-prod-entry\`: **it is the address that players know**; its block is gone from the configuration
- **replaced** \`tencentcloud_instance.fleet["a"]\` in \`starfall-prod-home\`: forced by \`availability_zone\`

### Games and environments

\`+\` created, \`~\` changed, \`±\` replaced, \`-\` destroyed

| game | \`prod\` | together |
| --- | --- | --- |
| \`starfall\` | \`+1 ~2 ±1 -1\` | \`+1 ~2 ±1 -1\` |

Not touched: \`starfall/dev\`.

### The same change in several stacks

<details>
<summary>The same in 2 stacks, each <code>+0 ~1 ±0 -0</code></summary>

\`starfall-prod-edge-tokyo\`, \`starfall-prod-edge-seoul\`

What differs between them stands in brackets, such as \`⟨game⟩\`.

\`\`\`diff
! change tencentcloud_instance.relay[0]
-     instance_type: "S5.LARGE8"
+     instance_type: "S5.2XLARGE16"
-     tags.Name: "⟨game⟩-⟨environment⟩-⟨edge⟩"
+     tags.Name: "⟨game⟩-⟨environment⟩-⟨edge⟩-2"
\`\`\`

</details>


### Stack by stack

<details>
<summary><code>starfall-prod-entry</code>: changed, <code>+0 ~0 ±0 -1</code></summary>

\`\`\`diff
- destroy tencentcloud_eip.entry (the entry)
\`\`\`

</details>

<details>
<summary><code>starfall-prod-home</code>: changed, <code>+1 ~0 ±1 -0</code></summary>

\`\`\`diff
- replace tencentcloud_instance.fleet["a"]
-     availability_zone: "ap-seoul-1"
+     availability_zone: "ap-seoul-2"
+ create tencentcloud_security_group.home
\`\`\`

</details>


### What hangs together

\`\`\`mermaid
flowchart LR
n0["starfall-prod-entry<br/>1 destroyed"]:::lost
n1["starfall-prod-home<br/>1 replaced, 1 created"]:::lost
n2["starfall-prod-edge-tokyo<br/>1 changed"]:::changed
n3["starfall-prod-edge-seoul<br/>1 changed"]:::changed
n0 --> n1
classDef lost stroke:#cf222e,stroke-width:3px
classDef changed stroke:#9a6700,stroke-width:2px
classDef calm stroke-dasharray:4
\`\`\`

### Notes

- \`starfall-prod-home\`: module \`net\` is not pinned (\`affected/floating\`)

---

Nothing is applied while the guard blocks it.

Base \`origin/main\` 1111111111111111111111111111111111111111, head \`HEAD\` 2222222222222222222222222222222222222222.
Made with terraform \`1.11.4\` and anycast-edge \`0.1.0\`.
Digest of this report: \`sha256:a1e88f07cf6eb846ac09329f2784d7f6b2123acffa46c039e9846ee72fdf3836\`
"
`);
});

test("the same change in 48 stacks is shown once", () => {
  const edges = ["tokyo", "seoul", "mumbai", "taipei", "jakarta", "bangkok", "osaka", "sydney"];
  const stacks = ["starfall", "skyline", "duel"].flatMap((game) =>
    ["dev", "prod"].flatMap((environment) => edges.map((edge) => relay(game, environment, edge))),
  );
  const markdown = previewMarkdown(report({ stacks }));

  expect(stacks).toHaveLength(48);
  expect(markdown.match(/<details>/g)).toHaveLength(1);
  expect(markdown).toContain("The same in 48 stacks, each <code>+0 ~1 ±0 -0</code>");
  expect(markdown).toContain('-     tags.Name: "⟨game⟩-⟨environment⟩-⟨edge⟩"');
  for (const { id } of stacks) expect(markdown).toContain(`\`${id}\``);
});

test("one that is different among them stands alone", () => {
  const odd = relay("starfall", "prod", "osaka");
  const stacks = [relay("starfall", "prod", "tokyo"), relay("starfall", "prod", "seoul"), odd];
  odd.changes[0]?.attributes.push({ path: "cpu", before: "2", after: "64" });
  const markdown = previewMarkdown(report({ stacks }));

  expect(markdown).toContain("The same in 2 stacks");
  expect(markdown).toContain("<summary><code>starfall-prod-edge-osaka</code>");
});

test("20,000 changes of 700 stacks stay within bounds, and each loss is told or counted", () => {
  const stacks = Array.from({ length: 700 }, (_, number) =>
    stack({
      id: `game${number % 35}-env${number}-home`,
      game: `game${number % 35}`,
      environment: `env${number}`,
      changes: Array.from({ length: 29 }, (_, place) =>
        change({
          address: `tencentcloud_instance.fleet_${number}["${place}"]`,
          actions: place % 3 === 0 ? ["delete"] : ["update"],
          attributes: [{ path: "cpu", before: String(number), after: String(place) }],
        }),
      ),
    }),
  );
  const written = report({ stacks });
  const markdown = previewMarkdown(written);

  expect(stacks.flatMap(({ changes }) => changes).length).toBeGreaterThan(20_000);
  expect(markdown.length).toBeLessThanOrEqual(60_000);
  expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(180_000);
  expectSafe(markdown, written);
  expectAllLost(markdown, written);
  expect(markdown).toContain("There is no room for");
});

test("what does not matter makes no other bytes: times, signatures, where plans are", () => {
  const one = report({ stacks: [entry, home] });
  const other = report({
    run: { started: "2027-01-01T00:00:00Z", seconds: 900 },
    git: { ...one.git, base: { ...one.git.base, cached: true } },
    stacks: [entry, home].map((each) => ({
      ...each,
      seconds: { init: 9, plan: 9, show: 9 },
      seal: "other",
      plan: each.plan && { ...each.plan, sha256: `sha256:${"9".repeat(64)}`, expires: "2027-01-02T00:00:00Z" },
    })),
  });

  expect(previewMarkdown(other)).toBe(previewMarkdown(one));
  expect(reportDigest(other)).toBe(reportDigest(one));
  expect(reportDigest(report({ stacks: [entry] }))).not.toBe(reportDigest(one));
});

test("the order of keys means nothing to the digest", () => {
  const one = report({ stacks: [home] });
  const turned = Object.fromEntries(Object.entries(one).reverse()) as typeof one;

  expect(reportDigest(turned)).toBe(reportDigest(one));
});

test("entries are the first of what is lost", () => {
  const [first] = /- \*\*(destroyed|replaced)\*\*.*/.exec(previewMarkdown(report({ stacks: [home, entry] }))) ?? [];

  expect(first).toBe(
    "- **destroyed** `tencentcloud_eip.entry` in `starfall-prod-entry`: **it is the address that players know**; " +
      "its block is gone from the configuration",
  );
});

test("an action that this version does not know counts as a loss", () => {
  const markdown = previewMarkdown(report({ stacks: [stack({ changes: [change({ actions: ["explode"] })] })] }));

  expect(markdown).toContain("- **changed in an unknown way** `tencentcloud_eip.relay`");
});

test("what cannot be planned says why, and what waits says for what", () => {
  const problem = { code: "engine/init-failed", what: "`terraform init` failed", fix: "look at the log" };
  const markdown = previewMarkdown(
    report({
      stacks: [
        stack({ id: "a", status: "error", problem }),
        stack({ id: "b", status: "waits", dependencies: ["starfall-prod-entry"] }),
        stack({ id: "c", status: "removed", left: 12 }),
      ],
    }),
  );

  expect(markdown).toContain("## Plan preview: 1 stack could not be planned\n");
  expect(markdown).toContain(
    "- **error** `a`: `terraform init` failed (`engine/init-failed`)\\\n  Fix: look at the log\n",
  );
  expect(markdown).toContain("- **waits** `b`: it can be planned after an apply of `starfall-prod-entry`\n");
  expect(markdown).toContain("- `c`: 12 resources\n");
});

test("approvals can be copied, whatever is in an address", () => {
  const address = 'x.y["\u202e`"]';
  const markdown = previewMarkdown(
    report({ findings: [finding({ address, verdict: "needs-approval", approvable: true })] }),
  );

  expect(markdown).toContain('- address: "x.y[\\"\\U0000202e`\\"]"');
});

test("more than eight environments are told line by line", () => {
  const stacks = Array.from({ length: 9 }, (_, number) => relay("starfall", `env${number}`, "tokyo"));
  const outside = stack({ id: "vpn", game: null, environment: null, changes: [change()] });
  const markdown = previewMarkdown(report({ stacks: [...stacks, outside] }));

  expect(markdown).toContain("| game | environment | change |\n");
  expect(markdown).toContain("| `starfall` | `env8` | `+0 ~1 ±0 -0` |\n");
  expect(markdown).toContain("| other stacks |  | `+0 ~1 ±0 -0` |\n");
});

test("how to apply it is said where it can be applied", () => {
  const how = "`anycast-edge apply --from preview.json --plans FOLDER`";
  const of = (own: Parameters<typeof report>[0]): string => previewMarkdown(report({ stacks: [home], ...own }));

  expect(of({})).toContain(`To apply exactly the plans of 1 stack: ${how}`);
  expect(of({ verdict: "needs-approval" })).toContain(`once it is approved: ${how}`);
  expect(of({ verdict: "block" })).not.toContain(how);
  expect(of({ stacks: [stack({ plan: null })] })).not.toContain(how);
});

describe("fails", () => {
  test.each([0, 5_999, 60_000.5, Number.NaN])("report/max-characters: %s", (maxCharacters) => {
    expect(() => previewMarkdown(report(), { maxCharacters })).toThrow("report/max-characters");
  });
});
