import type { Capability } from "../capability";
import type { TrafficWish } from "../cloud-model";

/** Protection against floods that is bought by the year. */
export const shield: Capability<Pick<TrafficWish, "entry" | "acknowledge">> = {
  id: "shield-advanced",
  wish: "Shield Advanced",
  on: {
    tencent: {
      refused: "it is a service of AWS, and Tencent's own instances cannot be destroyed by Terraform",
      instead: "remove it; buy Anti-DDoS in the console, where the entry needs it",
    },
    aws: { realised: "protection of the accelerator, with the acknowledgement `shield-advanced`" },
    alibaba: {
      refused: "it is a service of AWS",
      instead: "remove it; buy Anti-DDoS in the console, where the entry needs it",
    },
  },
  source: "Tencent sheet, section 10; AWS sheet, section 14",
  asked: ({ entry, acknowledge }) => [
    ...(entry?.shield === undefined ? [] : [["entry", "shield"]]),
    ...acknowledge.flatMap((name, index) => (name === "shield-advanced" ? [["acknowledge", index]] : [])),
  ],
};
