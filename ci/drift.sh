#!/usr/bin/env bash
# Looks at all stacks: drift.json tells what has happened outside of Terraform, and what the main branch would change.
set -euo pipefail

code=0
npx anycast-edge preview --drift --out drift.json || code=$?
# 2 and 3 are for the issue to tell
[ "$code" -eq 2 ] || [ "$code" -eq 3 ] || exit "$code"
