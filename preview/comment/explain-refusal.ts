import type { Problem } from "../../model/problem";
import { limitedForSeconds, type Answer } from "./exchange";
import type { RefusalProps } from "./refusal";

/** An answer that is a refusal; absent where none came. */
export interface RefusedProps extends RefusalProps {
  readonly answer?: Answer;
  /** Never told, whatever the server says. */
  readonly token: string;
  /** Why there was no answer. */
  readonly error?: unknown;
}

const mostCharacters = 300;

/** What a refusal means, and what to do about it. */
export function explainRefusal(refused: RefusedProps): Problem {
  const { method, path, answer, error } = refused;
  const asked = `${method} ${path}`;
  if (answer === undefined) {
    return {
      code: "comment/network",
      what: `GitHub did not answer \`${asked}\`: ${reasonOf(error)}`,
      fix: "run the job again; where GitHub is not at github.com, check `GITHUB_API_URL`",
    };
  }
  const { status } = answer;
  const said = saidBy(refused, answer);
  const seconds = limitedForSeconds(answer);
  if (seconds !== undefined) {
    return {
      code: "comment/rate-limit",
      what: `GitHub takes no more requests of this token for ${seconds} seconds`,
      fix: "run the job again after that time",
    };
  }
  const what = `GitHub refused \`${asked}\` with ${status}${said}`;
  return { ...byStatus(status, { answer, method, said }), what };
}

interface Details {
  readonly answer: Answer;
  readonly method: string;
  readonly said: string;
}

function byStatus(status: number, { answer, method, said }: Details): Omit<Problem, "what"> {
  switch (status) {
    case 401:
      return { code: "comment/bad-token", fix: "give the job a `GITHUB_TOKEN` that has not expired" };
    case 403:
      return { code: "comment/forbidden", fix: `give the job's token ${permissionsFor(answer, method)}` };
    case 404:
    case 410:
      return {
        code: "comment/not-found",
        fix: "check `--repo` and `--pull`, and whether the job's token may see the repository",
      };
    case 422:
      return /too long|maximum/i.test(said)
        ? {
            code: "comment/too-long",
            fix: "this is a bug in anycast-edge: GitHub takes 65,536 characters, and no text of its may have more than 60,000",
          }
        : { code: "comment/refused", fix: "read what GitHub says, and check `--repo` and `--pull`" };
    default:
      return status >= 500
        ? { code: "comment/github-down", fix: "run the job again" }
        : {
            code: "comment/refused",
            fix: "check `GITHUB_API_URL` and `--repo`; a repository that was moved has a new name",
          };
  }
}

/** GitHub names what it would have taken, any of several sets: `pull_requests=write; issues=write`. */
function permissionsFor({ headers }: Answer, method: string): string {
  const accepted = headers.get("x-accepted-github-permissions") ?? "";
  const sets = accepted
    .split(";")
    .map((set) => set.split(",").flatMap((one) => permission(one) ?? []))
    .filter((set) => set.length > 0)
    .map((set) => set.join(" and "));
  if (sets.length > 0) return sets.join(", or ");
  return method === "GET" ? "`pull-requests: read`" : "`pull-requests: write`";
}

function permission(text: string): string | undefined {
  const [, name, level] = /^\s*([a-z_]+)=(read|write)\s*$/.exec(text) ?? [];
  return name === undefined || level === undefined ? undefined : `\`${name.replaceAll("_", "-")}: ${level}\``;
}

/** GitHub's own words, on one line and without the token. */
function saidBy({ token }: RefusedProps, { text }: Answer): string {
  const message = messageOf(text);
  if (message === undefined) return "";
  const shown = message.replaceAll(token, "***").replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ");
  return `: ${shown.slice(0, mostCharacters).trim().replace(/\.$/, "")}`;
}

function messageOf(text: string): string | undefined {
  try {
    const { message, errors } = JSON.parse(text) as { message?: unknown; errors?: unknown };
    if (typeof message !== "string") return undefined;
    return Array.isArray(errors) && errors.length > 0 ? `${message} ${JSON.stringify(errors)}` : message;
  } catch {
    // a proxy's page says nothing of use
    return undefined;
  }
}

/** Never the whole message: it can hold what was sent. */
function reasonOf(error: unknown): string {
  if (textOf(error, "name") === "TimeoutError") return "it took too long";
  const cause = typeof error === "object" && error !== null && "cause" in error ? error.cause : undefined;
  return textOf(cause, "code") ?? "the connection failed";
}

function textOf(value: unknown, key: string): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const text: unknown = Reflect.get(value, key);
  return typeof text === "string" ? text : undefined;
}
