import type { Path } from "../value/path";

/** Something Terraform tells its user. */
export interface Diagnostic {
  readonly summary: string;
  readonly detail?: string;
  /** The argument it is about. */
  readonly path?: Path;
}

/** Told to the user as it is; anything else that is thrown is a bug of the sandbox. */
export class Refusal extends Error {
  constructor(
    readonly summary: string,
    readonly path?: Path,
  ) {
    super(summary);
  }
}
