import type { Capability } from "../capability";

/** What is said of accounts wherever they can be named; `asked` is the place's own. */
export const accountIds: Omit<Capability<never>, "asked"> = {
  id: "account-ids",
  wish: "accounts it may be deployed to",
  on: {
    tencent: { realised: "account ids (UIN)" },
    aws: { realised: "account ids of 12 digits" },
    alibaba: {
      refused: "its provider cannot be held to an account",
      instead: "remove `accountIds`; keep the credentials of each account apart",
    },
  },
  source: "allowed_account_ids of the providers; Alibaba sheet, section 2: there is no such argument",
};
