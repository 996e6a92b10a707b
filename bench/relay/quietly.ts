/** A command whose output on stdout is let go: what nobody reads would fill a pipe. */
export function quietly(command: string, args: readonly string[]): [command: string, args: readonly string[]] {
  return ["sh", ["-c", 'exec "$@" > /dev/null', "sh", command, ...args]];
}
