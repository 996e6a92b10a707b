import { randomBytes } from "node:crypto";
import { removeBundles } from "../apply/remove-bundles";
import { runOf } from "../apply/run-of";
import { Redactor } from "../redact/redactor";
import { release } from "../redact/release";
import type { PreviewReport } from "../report/preview-schema";
import { describeStack } from "./describe-stack";
import { headerOf } from "./header";
import { judge } from "./judge";
import { learn } from "./learn";
import { masked } from "./masked";
import type { Material } from "./material";
import type { Previewed, PreviewRequest } from "./preview";
import { withSavedPlan } from "./saved-plan";
import { totalsOf } from "./totals";

/** Masks what came of planning, has the guard judge it, and keeps the plans that may be applied. */
export async function assemble(material: Material): Promise<Previewed> {
  const { request, comparison, outcomes, started } = material;
  const runKey = randomBytes(32);
  const redactor = new Redactor(runKey);
  redactor.learnEnvironment(request.env);
  learn(redactor, material);

  const header = headerOf(material);
  const described = outcomes.map((outcome) => ({ outcome, told: describeStack(outcome, redactor, material) }));
  // no plan is kept of what may not be told
  release(redactor, JSON.stringify(described.map(({ told }) => told)), "what is told of stacks");
  const stacks: PreviewReport["stacks"] = [];
  // shards can share a folder, so only a whole preview knows that what lies there is of an earlier one
  if (request.plans !== undefined && request.shard === undefined) removeBundles(request.plans.folder);
  const { verdict, findings: found, unusedApprovals } = judge(material);
  const findings = found.map((finding) => masked(finding, redactor));
  const run = runOf(
    described.map(({ told }) => told),
    findings,
  );
  for (const { outcome, told } of described) {
    stacks.push(await withSavedPlan({ outcome, told, header, runKey, comparison, run, request }));
  }
  const report: PreviewReport = {
    ...header,
    run: { started: started.toISOString(), seconds: Math.round((Date.now() - started.getTime()) / 100) / 10 },
    shard: request.shard ?? null,
    verdict,
    all: drifting(request) ?? masked(comparison.report.all, redactor),
    noise: masked(comparison.report.noise, redactor),
    notes: [...masked([...comparison.report.notes, ...playersNote(request)], redactor), ...ownNotes(material)],
    totals: totalsOf(comparison.report, stacks),
    environments: [...request.declared.environments],
    stacks,
    findings,
    unusedApprovals,
    ...(request.players?.told !== undefined && { players: masked(request.players.told, redactor) }),
  };
  return { report, release: (text, called) => release(redactor, text, called) };
}

function ownNotes({ comparison, outcomes }: Material): PreviewReport["notes"] {
  const gone = outcomes.filter(({ status, planned }) => status === "gone" && planned?.state.lineage === "");
  const noBase = "base is not known, so the guard has not seen what is protected there, nor where its states are";
  return [
    ...(comparison.base === undefined ? [{ code: "preview/no-base", what: noBase }] : []),
    ...gone.map(({ stack }) => ({
      code: "preview/no-state",
      stack: stack.id,
      what: "it is declared no more and has no state: either it was never applied, or its state is somewhere else",
    })),
  ];
}

function playersNote({ players }: PreviewRequest): PreviewReport["notes"] {
  return players?.why === undefined ? [] : [players.why];
}

function drifting({ drift }: PreviewRequest): PreviewReport["all"] {
  return drift
    ? { code: "preview/drift", why: "every stack is looked at for what happened outside of Terraform" }
    : null;
}
