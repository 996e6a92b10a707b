import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Check } from "./check";
import { atLeast } from "./version";

export const nodeVersion: Check = {
  asks: "Is Node new enough?",
  run: ({ node }) => {
    const file = join(__dirname, "..", "..", "package.json");
    const { engines } = JSON.parse(readFileSync(file, "utf8")) as { engines: { node: string } };
    const wanted = engines.node.replace(/^\D+/, "");
    if (atLeast(node, wanted)) return { says: node };
    return {
      fix: [{ code: "tools/node-version", what: `Node ${node} is too old`, fix: `install Node ${wanted} or newer` }],
    };
  },
};
