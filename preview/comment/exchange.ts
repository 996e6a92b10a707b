/** An answer of GitHub, read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** One request, with all it needs. */
export interface Exchange {
  readonly method: "GET" | "POST" | "PATCH";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly timeoutSeconds: number;
  /** Waits between attempts, in milliseconds. */
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

const mostAttempts = 4;
/** GitHub's own advice for limits that name no time. */
const limitSeconds = 60;
const longestWaitSeconds = 120;

/**
 * Asks until there is an answer that counts: limits are waited for, and what fails on the way is asked again when it only reads.
 * The last answer is told as it is.
 *
 * @throws what `fetch` throws
 */
export async function exchange(request: Exchange): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
    const { answer, error } = await once(request);
    const wait = attempt < mostAttempts ? secondsToWait(request, answer, attempt) : undefined;
    if (wait === undefined || wait > longestWaitSeconds) {
      if (answer === undefined) throw error;
      return answer;
    }
    await request.pause(wait * 1000);
  }
}

/** Whether GitHub only asks to come again later; undefined when it does not. */
export function limitedForSeconds({ status, headers, text }: Answer): number | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const after = Number(headers.get("retry-after") ?? Number.NaN);
  if (after >= 0) return after;
  if (headers.get("x-ratelimit-remaining") === "0") {
    const reset = Number(headers.get("x-ratelimit-reset") ?? Number.NaN);
    return reset >= 0 ? Math.max(0, Math.ceil(reset - Date.now() / 1000)) : limitSeconds;
  }
  return status === 429 || /rate limit/i.test(text) ? limitSeconds : undefined;
}

async function once({
  method,
  url,
  headers,
  body,
  timeoutSeconds,
}: Exchange): Promise<{ readonly answer?: Answer; readonly error?: unknown }> {
  try {
    const response = await fetch(url, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      // the token goes to this server alone
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutSeconds * 1000),
    });
    return { answer: { status: response.status, headers: response.headers, text: await response.text() } };
  } catch (error) {
    return { error };
  }
}

function secondsToWait({ method }: Exchange, answer: Answer | undefined, attempt: number): number | undefined {
  const limit = answer === undefined ? undefined : limitedForSeconds(answer);
  if (limit !== undefined) return limit;
  const isFailure = answer === undefined || answer.status >= 500;
  // a write may have been done although nobody said so
  return isFailure && method === "GET" ? 2 ** (attempt - 1) : undefined;
}
