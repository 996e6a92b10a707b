import { adviceFor } from "../../model/advice";
import type { Advice } from "../../model/cloud-model";
import { fullName } from "../../model/stack-names";
import type { Check } from "./check";

export const cloudAdvice: Check = {
  asks: "What else do the clouds need or advise?",
  run: ({ environments }) => {
    // what is true of many is told once
    const told = new Map<string, { advice: Advice; names: string[] }>();
    for (const { environment } of environments) {
      for (const advice of adviceFor(environment)) {
        const key = JSON.stringify([advice.code, advice.what, advice.fix]);
        const names = told.get(key)?.names ?? [];
        told.set(key, { advice, names: [...names, fullName(environment)] });
      }
    }
    return {
      advice: [...told.values()].map(({ advice: { code, what, fix }, names }) => {
        return { code, what: `${names.join(", ")}: ${what}`, fix };
      }),
    };
  },
};
