import type { Capability } from "../capability";
import type { Environment } from "../environment";

/** What only the whole environment wishes. */
export const environmentCapabilities: readonly Capability<Environment>[] = [
  {
    id: "account-ids",
    wish: "accounts it may be deployed to",
    on: {
      tencent: { realised: "account ids (UIN)" },
      aws: { realised: "account ids of 12 digits" },
    },
    source: "allowed_account_ids of both providers",
    asked: ({ accountIds }) => (accountIds === undefined ? [] : [["accountIds"]]),
  },
];
