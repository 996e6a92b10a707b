import type { Capability } from "../capability";
import type { Environment } from "../environment";
import { accountIds } from "./account-ids";
import { rolloutCapabilities } from "./rollout";

/** What only the whole environment wishes. */
export const environmentCapabilities: readonly Capability<Environment>[] = [
  {
    id: "relay-load",
    wish: "share of players by the live load of relays",
    on: {
      tencent: { realised: "home asks relays on port 8404, over private roads" },
      aws: {
        partly: "by their declared capacity: relays come and go, and their own addresses are not known beforehand",
      },
      alibaba: { realised: "home asks relays on port 8404, over private roads; not those on ENS" },
    },
    source: "design: docs/operations/dispatch.md",
    asked: ({ dispatch }) => (dispatch === undefined ? [] : [["dispatch"]]),
  },
  ...rolloutCapabilities,
  { ...accountIds, asked: (declared) => (declared.accountIds === undefined ? [] : [["accountIds"]]) },
];
