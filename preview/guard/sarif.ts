import type { Finding, GuardReport } from "./report";
import { guardRules } from "./rules/all";
import { fleetRules } from "./rules/fleet";

const levels = { block: "error", "needs-approval": "warning", warn: "note" } as const;

/** A report as SARIF 2.1.0, for code scanning: rules by their codes, an approval as a suppression. */
export function sarif({ findings, plans }: GuardReport): object {
  const rules = [...guardRules, ...fleetRules].map(({ code, title, source }) => ({
    id: code,
    shortDescription: { text: title },
    fullDescription: { text: `${title}. Source: ${source}` },
    help: { text: "docs/operations/guard.md" },
  }));
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "anycast-edge guard", rules } },
        columnKind: "utf16CodeUnits",
        results: findings.map((finding) => ({
          ruleId: finding.code,
          ruleIndex: rules.findIndex(({ id }) => id === finding.code),
          level: levels[finding.verdict],
          message: { text: `${finding.what}. Fix: ${finding.fix}` },
          locations: [location(finding, plans[0]?.file ?? "plan.json")],
          partialFingerprints: { "guard/v1": [finding.code, finding.stack, finding.address, finding.action].join("|") },
          // all of a run have them, or none
          suppressions: suppressions(finding),
        })),
      },
    ],
  };
}

/** Code scanning shows nothing without a file and a line. */
function location({ file, address }: Finding, first: string): object {
  return {
    physicalLocation: { artifactLocation: { uri: uri(file ?? first) }, region: { startLine: 1 } },
    logicalLocations: [{ fullyQualifiedName: address, kind: "resource" }],
  };
}

function uri(file: string): string {
  return file.split(/[\\/]/).map(encodeURIComponent).join("/");
}

function suppressions({ approval }: Finding): object[] {
  if (approval?.granted !== true) return [];
  const justification = `${approval.why} (${approval.by}, until ${approval.expires})`;
  return [{ kind: "external", status: "accepted", justification }];
}
