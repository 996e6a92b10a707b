/** Something wrong with the sandbox that its user can mend: code, what and fix, as everywhere in this project. */
export class SandboxError extends Error {
  constructor(
    readonly code: string,
    readonly what: string,
    readonly fix: string,
  ) {
    super(`${what} (${code})\n    fix: ${fix}`);
    this.name = "SandboxError";
  }
}
