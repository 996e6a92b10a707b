/** Keepalives of the kernel know no less than seconds; nothing in a drill waits for them. */
const kernels = /^\s*clitcpka-/;

/** HAProxy's configuration with all its seconds divided, in milliseconds. */
export function faster(configuration: string, speed: number): string {
  const short = (seconds: string): string => `${Math.max(1, Math.round((Number(seconds) * 1000) / speed))}ms`;
  return configuration
    .split("\n")
    .map((line) =>
      kernels.test(line) ? line : line.replaceAll(/(?<= )(\d+)s\b/g, (_, seconds: string) => short(seconds)),
    )
    .join("\n");
}
