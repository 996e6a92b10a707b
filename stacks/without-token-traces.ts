/**
 * Runs `build` without the stack trace that cdktf takes, in full depth, of every token and never shows: half the time of
 * defining a stack. Errors that leave `build` keep theirs, since a trace is written only when it is asked for.
 */
export function withoutTokenTraces(build: () => void): void {
  const before = Object.getOwnPropertyDescriptor(Error, "prepareStackTrace");
  Error.prepareStackTrace = () => "";
  try {
    build();
  } finally {
    if (before) Object.defineProperty(Error, "prepareStackTrace", before);
    else Reflect.deleteProperty(Error, "prepareStackTrace");
  }
}
