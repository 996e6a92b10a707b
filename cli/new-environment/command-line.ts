import type { Wanted } from "../environments";
import type { Flags } from "./wishes";

/** The command that says the same without being asked, for a shell. */
export function commandLine({ game, environment }: Wanted, flags: Flags): string {
  const options = Object.entries(flags).flatMap(([key, said]: [string, string | readonly string[] | undefined]) =>
    [said ?? []]
      .flat()
      .flatMap((value) => [`--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, value]),
  );
  return ["npx", "anycast-edge", "new", game, environment, ...options].map(quoted).join(" ");
}

function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replace(/'/g, `'\\''`)}'`;
}
