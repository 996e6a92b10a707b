#!/usr/bin/env bash
# Applies the plans of one environment, as they were previewed. PLAN_SECRET is the private half of the key they are encrypted to.
set -euo pipefail
set -f # ids of stacks are no patterns of files

secret="$RUNNER_TEMP/plan-secret.pem"
trap 'rm -f "$secret"' EXIT
(umask 077 && printf '%s\n' "$PLAN_SECRET" > "$secret")
# no business of cdktf, Terraform and its providers
unset PLAN_SECRET

flags=(--from preview/preview.json --plans plans --plan-secret "$secret" --auto-approve)
[ ! -f guard.yml ] || flags+=(--approvals guard.yml)
for stack in $STACKS; do flags+=(--stack "$stack"); done

code=0
npx anycast-edge apply "${flags[@]}" || code=$?
[ "$code" -ne 0 ] || exit 0
# a run that is run again has the commit that it had: it knows nothing of what was merged since
if [ "$(git rev-parse HEAD)" = "$GITHUB_SHA" ]; then
  advice="run the workflow \`preview\` of the pull request again (all jobs), read its comment, and run this workflow again (all jobs)"
else
  advice="main has too, since this was merged: open a new pull request that touches these stacks"
fi
printf '%s\n' "$ENVIRONMENT was not applied, or not all of it: the log of this job says why. Where it says that something has" \
  "moved on: $advice. Nothing is planned anew here: nobody would have seen it." >> "$GITHUB_STEP_SUMMARY"
exit "$code"
