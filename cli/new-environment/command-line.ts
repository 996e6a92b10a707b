import type { Wanted } from "../environments";
import { shellWord } from "../shell-word";
import type { Flags } from "./wishes";

/** The command that says the same without being asked, for a shell; `common` are the words before the command. */
export function commandLine({ game, environment }: Wanted, flags: Flags, common: readonly string[] = []): string {
  const options = Object.entries(flags).flatMap(([key, said]: [string, string | readonly string[] | undefined]) =>
    [said ?? []]
      .flat()
      .flatMap((value) => [`--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, value]),
  );
  return ["npx", "anycast-edge", ...common, "new", game, environment, ...options].map(shellWord).join(" ");
}
