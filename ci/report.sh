#!/usr/bin/env bash
# Joins the parts and comments. Fails when a stack failed, when the guard says no, and when it is not known what would happen.
set -euo pipefail

fail() {
  printf '%s\n' "$1" | tee -a "$GITHUB_STEP_SUMMARY"
  exit 1
}
[ "$AFFECTED" = success ] || fail "It is not known which stacks are touched: see the job \`affected\`."
# without all jobs that plan, a part may be of whom nobody trusts
case $PLAN in
  success) ;;
  skipped)
    [ "$FORK" != true ] || fail "Stacks are touched, and forks get no credentials to plan with: push the branch to this repository."
    fail "Stacks are touched, and there is no role to plan with: see what the job \`plan\` needs in preview.yml."
    ;;
  *) fail "Not all could be planned: see the job \`plan\`." ;;
esac
mapfile -t parts < <(find parts -name part.json | sort)
code=0
npx anycast-edge report "${parts[@]}" --out preview.json --md preview.md || code=$?
[ -f preview.json ] || exit "$code"
flags=(--check)
# its token cannot write
[ "$FORK" != true ] || flags+=(--dry-run)
npx anycast-edge comment preview.json "${flags[@]}"
