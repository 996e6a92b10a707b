#!/usr/bin/env bash
# Which stacks a push touches, by what was merged: touched.json, against which the preview is held.
set -euo pipefail

code=0
npx anycast-edge affected --base "$BASE" --json > "$RUNNER_TEMP/touched.json" || code=$?
case $code in
  0) any=false ;;
  2) any=true ;;
  *) exit "$code" ;;
esac
printf 'any=%s\n' "$any" >> "$GITHUB_OUTPUT"
