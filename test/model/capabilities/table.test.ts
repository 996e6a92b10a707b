import { capabilities } from "../../../model/capabilities";
import { capabilityTable } from "../../../model/capability-table";

const lines = capabilityTable().trimEnd().split("\n");

test("a line for each wish and a column for each cloud", () => {
  const ids = new Set(Object.values(capabilities).flatMap((part) => part.map(({ id }) => id)));
  expect(lines.slice(0, 2)).toEqual(["| wish | Tencent Cloud | AWS | Alibaba Cloud |", "| --- | --- | --- | --- |"]);
  expect(lines).toHaveLength(ids.size + 2);
  for (const line of lines) expect(line.split(/(?<!\\)\|/)).toHaveLength(6);
});

test("a cell says how, or why not and what instead", () => {
  expect(lines).toContain(
    "| dial of a region | refused: an anycast address sends all its traffic to home, and DNS all to an edge; instead remove `dialPercent`; to take an edge out write `retired: true` | yes: traffic dial of the endpoint group, above 0 to 100; new connections only | refused: an Anycast EIP sends all its traffic to home, and DNS all to an edge; instead remove `dialPercent`; to take an edge out write `retired: true` |",
  );
  expect(lines.find((line) => line.startsWith("| edges behind"))).toMatch(/\| partly: .+ \| yes: .+ \| partly: .+ \|$/);
  for (const line of lines.slice(2)) {
    for (const cell of line.split(" | ").slice(1)) expect(cell).toMatch(/^(yes: .|partly: .|refused: .+; instead .)/);
  }
});
