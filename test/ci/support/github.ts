import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A comment or an issue, as the stand-in keeps it. */
export interface KeptText {
  readonly id: number;
  readonly login: string;
  body: string;
  title?: string;
  state?: string;
  /** Issues that are pull requests. */
  readonly pull?: boolean;
}

/** One request that came in. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

/** Served once, instead of the true answer. */
export interface Fault {
  readonly method: string;
  readonly path: RegExp;
  /** Absent: no answer at all. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly message?: string;
  /** @default - a message as GitHub words it */
  readonly body?: unknown;
  /** What happens besides; "done": the true answer is made all the same, and lost. */
  readonly besides?: "done" | (() => void);
}

/** A run of a workflow, as GitHub lists it. */
export interface KeptRun {
  readonly id: number;
  readonly head_sha: string;
  readonly event: string;
  readonly conclusion: string | null;
  readonly path: string;
  readonly run_started_at: string;
}

const repo = "games/fleet";
export const token = "ghs_0123456789abcdefTOKEN";
export const bot = "github-actions[bot]";
/** Head of pull request 7, as it begins. */
export const headSha = "a".repeat(40);

/** A local stand-in of GitHub's REST API: the paths this project asks for, strict about all else. */
export class StandIn {
  readonly comments: KeptText[] = [];
  readonly issues: KeptText[] = [];
  readonly asked: Asked[] = [];
  readonly faults: Fault[] = [];
  readonly runs: KeptRun[] = [];
  /** Pull requests that a commit of the main branch came from. */
  readonly merged = new Map<string, object[]>();
  head = headSha;
  /** Who the token belongs to; undefined for a workflow's own, which may not ask. */
  user: string | undefined;
  private next = 1000;
  private readonly server = createServer((request, response) => void this.serve(request, response));

  static async start(): Promise<StandIn> {
    const standIn = new StandIn();
    await new Promise<void>((resolve) => standIn.server.listen(0, "127.0.0.1", resolve));
    return standIn;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get writes(): Asked[] {
    return this.asked.filter(({ method }) => method !== "GET");
  }

  /** Puts a comment there without asking. */
  comment(login: string, body: string): KeptText {
    const text = { id: (this.next += 1), login, body };
    this.comments.push(text);
    return text;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString("utf8");
    const asked = { method: request.method ?? "", path: request.url ?? "", body: text === "" ? undefined : json(text) };
    this.asked.push(asked);
    const fault = this.fault(asked);
    const answer = fault === undefined || fault.besides === "done" ? this.answer(asked, request) : undefined;
    if (fault !== undefined) {
      if (typeof fault.besides === "function") fault.besides();
      // nobody answers
      if (fault.status === undefined) return;
      send(response, fault.status, fault.body ?? { message: fault.message ?? "no" }, fault.headers);
      return;
    }
    const { status, body, headers } = answer ?? refusal(500, "no answer");
    send(response, status, body, headers);
  }

  private fault({ method, path }: Asked): Fault | undefined {
    const at = this.faults.findIndex((fault) => fault.method === method && fault.path.test(path));
    return at === -1 ? undefined : this.faults.splice(at, 1)[0];
  }

  private answer({ method, path, body }: Asked, { headers }: IncomingMessage): Reply {
    if (headers.authorization !== `Bearer ${token}`) return refusal(401, "Bad credentials");
    if (headers["x-github-api-version"] !== "2022-11-28" || headers["user-agent"] === undefined)
      return refusal(400, "?");
    const [target = "", query = ""] = path.split("?");
    const page = (list: readonly object[]): Reply => this.page(list, target, new URLSearchParams(query));
    const inRepo = target.replace(`/repos/${repo}`, "");
    const { id } = /^\/issues\/(?:comments\/)?(?<id>\d+)$/.exec(inRepo)?.groups ?? {};
    const [, commit] = /^\/commits\/([0-9a-f]{40})\/pulls$/.exec(inRepo) ?? [];
    switch (`${method} ${inRepo.replace(/\d{3,}$/, "N")}`) {
      case "GET /user":
        return this.user === undefined
          ? refusal(403, "Resource not accessible by integration")
          : { status: 200, body: { login: this.user } };
      case "GET /pulls/7":
        return { status: 200, body: { number: 7, head: { sha: this.head } } };
      case "GET /issues/7/comments":
        return page(this.comments.map(shown));
      case "POST /issues/7/comments":
        return this.create(this.comments, body);
      case "PATCH /issues/comments/N":
        return change(this.comments, Number(id), body);
      case "GET /issues":
        return page(this.issues.filter(({ state }) => state === "open").map(shown));
      case "POST /issues":
        return this.create(this.issues, body);
      case "PATCH /issues/N":
        return change(this.issues, Number(id), body);
      case "GET /actions/workflows/preview.yml/runs":
        return this.runsOf(new URLSearchParams(query));
    }
    if (method === "GET" && commit !== undefined) return page(this.merged.get(commit) ?? []);
    return refusal(404, "Not Found");
  }

  private create(list: KeptText[], sent: unknown): Reply {
    const { body, title } = sent as { body: string; title?: string };
    if (body.length > 65_536) return refusal(422, "Validation Failed: body is too long (maximum is 65536 characters)");
    const text = { id: (this.next += 1), login: this.user ?? bot, body, title, state: "open" };
    list.push(text);
    return { status: 201, body: shown(text) };
  }

  private runsOf(query: URLSearchParams): Reply {
    const found = this.runs.filter(
      ({ head_sha: head, event }) => head === query.get("head_sha") && event === query.get("event"),
    );
    return { status: 200, body: { total_count: found.length, workflow_runs: found } };
  }

  private page(list: readonly object[], target: string, query: URLSearchParams): Reply {
    const [size, number] = [Number(query.get("per_page") ?? 30), Number(query.get("page") ?? 1)];
    if (size > 100) return refusal(422, "per_page");
    const body = list.slice((number - 1) * size, number * size);
    if (number * size >= list.length) return { status: 200, body };
    query.set("page", String(number + 1));
    const link = `<${this.url}${target}?page=1>; rel="first", <${this.url}${target}?${query.toString()}>; rel="next"`;
    return { status: 200, body, headers: { link } };
  }
}

interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

function refusal(status: number, message: string): Reply {
  return { status, body: { message, documentation_url: "https://docs.example" } };
}

function change(list: KeptText[], id: number, sent: unknown): Reply {
  const text = list.find((one) => one.id === id);
  if (text === undefined) return refusal(404, "Not Found");
  Object.assign(text, sent);
  return { status: 200, body: shown(text) };
}

function shown({ id, login, body, title, state, pull }: KeptText): object {
  const isPull = pull === true ? { pull_request: { url: "…" } } : {};
  return { id, number: id, title, state, body, user: { login }, ...isPull };
}

function json(text: string): unknown {
  return JSON.parse(text) as unknown;
}

function send(response: ServerResponse, status: number, body: unknown, headers: object = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}
