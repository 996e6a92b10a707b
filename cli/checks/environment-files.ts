import { bootSizes } from "../boot-sizes";
import { count } from "../report";
import { shownPath } from "../project";
import type { Check } from "./check";

export const environmentFiles: Check = {
  asks: "Are the environment files right?",
  run: ({ project, environments, problems }) => ({
    says: count(environments.length, "environment"),
    fix: [...problems, ...environments.flatMap(bootSizes)].map(({ code, what, fix, file, line, column }) => ({
      code,
      what: `${shownPath(project, file)}:${line}:${column}: ${what}`,
      fix,
    })),
  }),
};
