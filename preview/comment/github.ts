import { setTimeout } from "node:timers/promises";
import type { z } from "zod";
import { ProblemError } from "../../model/problem";
import { exchange, type Answer, type Exchange } from "./exchange";
import { explainRefusal } from "./explain-refusal";
import { Refusal } from "./refusal";

/** Properties of {@link gitHub}. */
export interface GitHubProps {
  readonly token: string;
  /** @default "https://api.github.com" */
  readonly url?: string;
  /** How long one answer may take. @default 20 */
  readonly timeoutSeconds?: number;
  /** Waits between attempts, in milliseconds. @default - the clock's own time */
  readonly pause?: (milliseconds: number) => Promise<unknown>;
}

/** GitHub's REST API. Everything throws {@link Refusal} when it says no. */
export interface GitHub {
  get<T>(path: string, schema: z.ZodType<T>): Promise<T>;
  /** All pages of a list. */
  all<T>(path: string, schema: z.ZodType<T[]>): Promise<T[]>;
  post<T>(path: string, body: object, schema: z.ZodType<T>): Promise<T>;
  patch<T>(path: string, body: object, schema: z.ZodType<T>): Promise<T>;
}

const perPage = 100;
const mostPages = 100;

/**
 * A client of GitHub's REST API that waits for limits, asks again when a read fails, and sends the token to no other server.
 *
 * @throws ProblemError `comment/bad-token`, `comment/bad-url`
 */
export function gitHub({ token, url, timeoutSeconds = 20, pause = setTimeout }: GitHubProps): GitHub {
  const base = baseOf(url ?? "https://api.github.com");
  // a header that cannot be sent is told with its value
  if (!/^[\x21-\x7e]+$/.test(token)) {
    refuse("comment/bad-token", "the token has characters that no token has", "set `GITHUB_TOKEN` to the token alone");
  }
  const headers = {
    accept: "application/vnd.github+json",
    authorization: `Bearer ${token}`,
    "content-type": "application/json",
    "user-agent": "anycast-edge",
    "x-github-api-version": "2022-11-28",
  };

  async function ask(method: Exchange["method"], target: string, body?: object): Promise<Answer> {
    const path = target.slice(base.length);
    const asked = { method, path };
    let answer: Answer;
    try {
      answer = await exchange({ method, url: target, headers, body, timeoutSeconds, pause });
    } catch (error) {
      throw new Refusal(explainRefusal({ ...asked, token, error }), asked);
    }
    if (answer.status >= 200 && answer.status < 300) return answer;
    const { status } = answer;
    throw new Refusal(explainRefusal({ ...asked, status, token, answer }), { ...asked, status });
  }

  async function all<T>(path: string, schema: z.ZodType<T[]>): Promise<T[]> {
    const found: T[] = [];
    let next: string | undefined = `${base}${path}${path.includes("?") ? "&" : "?"}per_page=${perPage}`;
    for (let page = 0; next !== undefined; page += 1) {
      if (page === mostPages) tooMany(path);
      const answer = await ask("GET", next);
      found.push(...read(answer, schema));
      next = nextPage(answer, base);
    }
    return found;
  }

  return {
    all,
    get: async (path, schema) => read(await ask("GET", base + path), schema),
    post: async (path, body, schema) => read(await ask("POST", base + path, body), schema),
    patch: async (path, body, schema) => read(await ask("PATCH", base + path, body), schema),
  };
}

function tooMany(path: string): never {
  const what = `\`${path}\` has more than ${mostPages * perPage} entries`;
  return refuse("comment/too-many", what, "close what is not needed, or name another pull request");
}

function baseOf(url: string): string {
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
    refuse("comment/bad-url", `\`GITHUB_API_URL\` is ${url}`, "write the address of the API: `https://api.github.com`");
  }
  return url.replace(/\/+$/, "");
}

function nextPage({ headers }: Answer, base: string): string | undefined {
  const [, next] = /<([^>]+)>;[^,]*\brel="next"/.exec(headers.get("link") ?? "") ?? [];
  if (next === undefined || next.startsWith(`${base}/`)) return next;
  return refuse("comment/not-github", "the next page of a list is on another server", "check `GITHUB_API_URL`");
}

function read<T>({ text }: Answer, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  return refuse("comment/not-github", "the answer is none of GitHub's", "check `GITHUB_API_URL`");
}

function refuse(code: string, what: string, fix: string): never {
  throw new ProblemError([{ code, what, fix }]);
}
