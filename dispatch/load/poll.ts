import { joinReports, readReport, type Report } from "./report";
import type { Targets } from "./targets";

/** Most bytes of an answer that are read. */
const mostBytes = 65_536;

/**
 * Asks every relay once, all at the same time.
 *
 * @returns by address; undefined where nobody answered in time, or something else
 */
export async function poll(
  targets: Targets,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Report | undefined>> {
  // AbortSignal.any would stay with the signal of the whole process, one more with every round
  const round = new AbortController();
  const end = (): void => round.abort();
  const timer = setTimeout(end, timeoutMs);
  signal.addEventListener("abort", end);
  if (signal.aborted) end();
  try {
    const asked = Object.entries(targets).map(async ([address, urls]) => {
      const machines = await Promise.all(urls.map((url) => ask(url, round.signal)));
      return [address, joinReports(machines)] as const;
    });
    return new Map(await Promise.all(asked));
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", end);
  }
}

async function ask(url: string, signal: AbortSignal): Promise<Report | undefined> {
  try {
    const response = await fetch(url, { signal, redirect: "error" });
    let text = "";
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      if (text.length > mostBytes) return undefined;
    }
    return response.ok ? readReport(text) : undefined;
  } catch {
    // whatever it was: it has not reported
    return undefined;
  }
}
