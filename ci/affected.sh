#!/usr/bin/env bash
# Which stacks a change seems to touch: saved.tar for those who plan, and the jobs they do it in. Code of the pull request runs
# here, so nobody believes it: the first job plans whatever is touched, even when none seems to be.
set -euo pipefail

code=0
npx anycast-edge affected --base "$BASE" --save saved --matrix --max-jobs "$MAX_JOBS" > "$RUNNER_TEMP/matrix.json" || code=$?
case $code in
  0) any=false matrix='{"include":[{"shard":"1/1"}]}' ;;
  2) any=true matrix=$(cat "$RUNNER_TEMP/matrix.json") ;;
  *) exit "$code" ;;
esac
# an artifact does not keep which files can be run
tar -cf saved.tar saved
printf 'any=%s\nmatrix=%s\n' "$any" "$matrix" >> "$GITHUB_OUTPUT"
