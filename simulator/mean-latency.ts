import type { Landing } from "./landing";
import { mean } from "./mean";

/** Means over all players, in milliseconds; of each latency over those who have it. */
export function meanLatency(landings: readonly Landing[]): Landing["latency"] {
  const of = (key: keyof Landing["latency"]) =>
    mean(
      landings.flatMap(({ share, latency }) => {
        const milliseconds = latency[key];
        return milliseconds === undefined ? [] : [{ share, milliseconds }];
      }),
    );
  const [entry, edge, expected] = [of("entry"), of("edge"), of("expected")];
  return {
    direct: of("direct") ?? 0,
    ...(entry !== undefined && { entry }),
    ...(edge !== undefined && { edge }),
    ...(expected !== undefined && { expected }),
  };
}
