import { randomBytes } from "node:crypto";

/** Ends a name so that nothing else has it. It begins with the number of this process: others see whether that still runs. */
export function ownSuffix(): string {
  return `${process.pid}-${randomBytes(4).toString("hex")}`;
}
