import type { Capability } from "../capability";
import type { Environment } from "../environment";

/** Permissions of the cloud that an account has to be given by people. */
export const allowLists: Capability<Pick<Environment, "acknowledge">> = {
  id: "allow-lists",
  wish: "allow-lists to acknowledge",
  on: {
    tencent: {
      realised: "`anycast-global`, `anycast-region`, `port-ranges`, `cross-border`, `edge-zones`, `dns-weights`",
    },
    aws: {
      refused: "nothing that is built here needs one",
      instead: "remove it; quotas are raised in the console of the account",
    },
    alibaba: { realised: "`anycast-region`" },
  },
  source: "Tencent sheet, section 17; AWS sheet, section 16; Alibaba sheet, section 13",
  asked: ({ acknowledge }) =>
    // what it commits to is a line of its own
    acknowledge.flatMap((name, index) => (name === "shield-advanced" ? [] : [["acknowledge", index]])),
};
