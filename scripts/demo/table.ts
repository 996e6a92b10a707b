import Table from "cli-table3";
import type { DeployedStack } from "./look";

/** Stacks with what they hold, `2 instance, 2 eip, …`, no wider than `columns`. */
export function stackTable(stacks: readonly DeployedStack[], columns: number): string {
  const table = new Table({
    head: ["stack", "resources", "what"],
    style: { head: [], border: [] },
    wordWrap: true,
    colWidths: [30, 11, Math.max(20, Math.min(70, columns - 45))],
  });
  for (const { name, resources } of stacks) {
    const counts = new Map<string, number>();
    for (const address of resources) {
      const type = address.split(".")[0]?.replace(/^[^_]+_/, "") ?? address;
      counts.set(type, (counts.get(type) ?? 0) + 1);
    }
    table.push([name, resources.length, [...counts].map(([type, n]) => (n > 1 ? `${n} ${type}` : type)).join(", ")]);
  }
  return table.toString();
}
