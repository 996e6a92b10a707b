import { isIP } from "node:net";
import { ProblemError } from "../model/problem";

/** What every command that probes can be told, as it is written on the command line. */
export interface ProbeFlags {
  readonly timeout?: string;
  readonly concurrency?: string;
  readonly resolver?: readonly string[];
}

/** How an environment is looked at. */
export interface ProbeWish {
  /** How long one look waits for an answer. */
  readonly seconds: number;
  /** Most looks at a time. */
  readonly concurrency: number;
  /** Addresses of the public resolvers that are asked. */
  readonly resolvers: readonly string[];
}

const usual = { timeout: "3", concurrency: "8", resolver: ["1.1.1.1"] };

/** Reads flags. @throws ProblemError `probe/resolver`, `probe/number` */
export function probeWish({ timeout, concurrency, resolver }: ProbeFlags): ProbeWish {
  const resolvers = resolver ?? usual.resolver;
  const strange = resolvers.find((one) => isIP(one) === 0);
  if (strange !== undefined) {
    refuse("probe/resolver", `\`--resolver\` is ${strange}`, "write an address, as in `--resolver 9.9.9.9`");
  }
  return {
    seconds: number("--timeout", timeout ?? usual.timeout, 60),
    concurrency: number("--concurrency", concurrency ?? usual.concurrency, 64),
    resolvers,
  };
}

function number(flag: string, written: string, most: number): number {
  const value = /^\d{1,3}$/.test(written) ? Number(written) : NaN;
  if (value >= 1 && value <= most) return value;
  return refuse("probe/number", `\`${flag}\` is ${written}`, `write a whole number from 1 to ${most}`);
}

function refuse(code: string, what: string, fix: string): never {
  throw new ProblemError([{ code, what, fix }]);
}
