import { InvalidArgumentError } from "commander";

/** Reads a branch, tag or commit from the command line. */
export function ref(written: string): string {
  if (written.trim() === "") throw new InvalidArgumentError("It is empty: name a branch, a tag or a commit");
  // no ref of git can; it is the option that follows where the name was forgotten
  if (written.startsWith("-"))
    throw new InvalidArgumentError("It begins with a hyphen, and no branch, tag or commit does");
  return written;
}
