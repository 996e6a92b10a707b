import type { Capability } from "../capability";
import type { Environment } from "../environment";

/** Permissions of the cloud that an account has to be given by people. */
export const allowLists: Capability<Pick<Environment, "acknowledge">> = {
  id: "allow-lists",
  wish: "allow-lists to acknowledge",
  on: {
    tencent: { realised: "`anycast-global`, `anycast-region`, `port-ranges`" },
    aws: {
      refused: "nothing that is built here needs one",
      instead: "remove it; quotas are raised in the console of the account",
    },
  },
  source: "Tencent sheet, section 17; AWS sheet, section 16",
  asked: ({ acknowledge }) => acknowledge.map((_, index) => ["acknowledge", index]),
};
