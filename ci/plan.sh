#!/usr/bin/env bash
# Plans one shard of what is in the tar file SAVED, with the tool of this checkout: JOB of JOBS, counted from 0. Plans are kept
# only encrypted, for the one who has the other half of PLAN_KEY. MERGE is a checkout of the pull request's merge, two commits
# deep.
set -euo pipefail

base=$(git -C "$MERGE" rev-parse HEAD^1)
git -C "$MERGE" config uploadpack.allowAnySHA1InWant true
git fetch --quiet --no-tags --depth=1 "file://$(realpath "$MERGE")" "$base"

# far from this checkout, since nobody knows what is in it
head=$(mktemp -d)
trap 'rm -rf "$head"' EXIT
tar -xf "$SAVED" -C "$head"
# a link could lead to anything on this machine
if [ "$(ls -A "$head")" != saved ] || [ -n "$(find "$head" ! -type f ! -type d)" ] || [ -L "$MERGE/guard.yml" ]; then
  echo "what comes from the pull request holds more than files and folders" >&2
  exit 1
fi

flags=(--base "$base" --saved "$head/saved" --shard "$((JOB + 1))/$JOBS" --out part.json)
[ ! -f "$MERGE/guard.yml" ] || flags+=(--approvals "$MERGE/guard.yml")
if [ -n "$PLAN_KEY" ]; then
  printf '%s\n' "$PLAN_KEY" > "$RUNNER_TEMP/plan-key.pem"
  flags+=(--plans plans --plan-key "$RUNNER_TEMP/plan-key.pem")
fi
[ "$TRUSTED" != true ] || flags+=(--trust-head)
code=0
npx anycast-edge preview "${flags[@]}" || code=$?
# once there is a part, it is for the report to tell what went wrong
[ -f part.json ] || exit "$code"
# so that there is an artifact to take the place of an earlier try's, also when no plan is left
mkdir -p plans && : > plans/shard.txt
