import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { capabilityTable } from "../model/capability-table";

const readme = join(__dirname, "..", "README.md");
const section = /(<!-- prettier-ignore-start -->\n)[^]*?(<!-- prettier-ignore-end -->)/;
writeFileSync(
  readme,
  readFileSync(readme, "utf8").replace(
    section,
    (_whole, start: string, end: string) => `${start}${capabilityTable()}${end}`,
  ),
);
