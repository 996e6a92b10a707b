import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { capabilitySummary } from "../model/capability-summary";
import { capabilityTable } from "../model/capability-table";

const root = join(__dirname, "..");
const section = /(<!-- prettier-ignore-start -->\n)[^]*?(<!-- prettier-ignore-end -->)/;
const written = { "README.md": capabilitySummary(), "docs/clouds.md": capabilityTable() };
for (const [name, table] of Object.entries(written)) {
  const file = join(root, name);
  const before = readFileSync(file, "utf8");
  writeFileSync(
    file,
    before.replace(section, (_whole, start: string, end: string) => `${start}${table}${end}`),
  );
}
