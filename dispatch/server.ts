import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Networks } from "../model/networks";
import type { Problem } from "../model/problem";
import { asciiJson } from "./ascii-json";
import { clientAddress } from "./client-address";
import type { Directory } from "./directory";
import { metrics } from "./metrics";

export interface ServerInput {
  /** The list in use; another one as soon as there is a newer. */
  readonly directory: () => Directory;
  /** Proxies whose word for a player's address counts. */
  readonly proxies: Networks;
  readonly now: () => Date;
}

/** What is answered to a request. */
interface Answer {
  readonly status: number;
  /** ASCII. */
  readonly body: string;
  /** Names, each before its value. */
  readonly headers: readonly string[];
}

const longestName = 64;

/** Answers players on `/v1/dispatch`, and whoever looks after it on `/healthz` and `/metrics`. */
export function dispatchServer(input: ServerInput): Server {
  const server = createServer(
    { requestTimeout: 10_000, headersTimeout: 5_000, keepAliveTimeout: 5_000, connectionsCheckingInterval: 1_000 },
    (request, response) => {
      send(request, response, answer(request, input));
    },
  );
  server.maxConnections = 10_000;
  // Node would leave out the last lines, which are those of trusted proxies; 16 KB in all are the limit
  server.maxHeadersCount = 0;
  return server;
}

function send(request: IncomingMessage, response: ServerResponse, { status, body, headers }: Answer): void {
  response.writeHead(status, [...headers, "content-length", body.length]);
  response.end(request.method === "HEAD" ? undefined : body, "latin1");
}

function answer(request: IncomingMessage, input: ServerInput): Answer {
  if (request.method !== "GET" && request.method !== "HEAD") {
    const what = `nothing is taken here by ${request.method ?? "this method"}`;
    const refusal = problem(405, { code: "dispatch/method", what, fix: "ask by GET" });
    return { ...refusal, headers: [...refusal.headers, "allow", "GET, HEAD"] };
  }
  const { url = "/" } = request;
  const query = url.indexOf("?");
  const pathname = query < 0 ? url : url.slice(0, query);
  if (pathname === "/v1/dispatch") {
    return forPlayer(request, new URLSearchParams(query < 0 ? "" : url.slice(query)), input);
  }
  if (pathname === "/healthz") return health(input);
  if (pathname === "/metrics") return text(200, metrics(input.directory()), "text/plain; version=0.0.4; charset=utf-8");
  return problem(404, {
    code: "dispatch/path",
    what: "there is nothing at this path",
    fix: "ask for /v1/dispatch, with ?region= where the game knows the player's region",
  });
}

function forPlayer(
  request: IncomingMessage,
  parameters: URLSearchParams,
  { directory, proxies, now }: ServerInput,
): Answer {
  const names = [...parameters.keys()];
  const region = parameters.get("region") ?? undefined;
  if (names.length > 1 || names.some((name) => name !== "region") || (region ?? "").length > longestName) {
    return problem(400, {
      code: "dispatch/parameter",
      what: `the one parameter is \`region\`, once, with ${longestName} characters at most`,
      fix: "ask for /v1/dispatch?region=NAME, or leave it out",
    });
  }
  const used = directory();
  if (!used.isCurrent(now())) return problem(503, stale(used));
  const body = used.answer(region, () => clientAddress(request, proxies));
  return {
    status: 200,
    body,
    headers: [
      ...["content-type", "application/json"],
      // for this player alone: a cache for many would send them all to one relay
      ...["cache-control", `private, max-age=${used.list.ttlSeconds}`],
      // pages of games may ask too: what is answered is no secret
      ...["access-control-allow-origin", "*"],
    ],
  };
}

function health({ directory, now }: ServerInput): Answer {
  const used = directory();
  return used.isCurrent(now()) ? text(200, "well\n", "text/plain; charset=utf-8") : problem(503, stale(used));
}

function stale({ list }: Directory): Problem {
  return {
    code: "dispatch/expired",
    what: `the list is stale: it counted until ${list.expires}`,
    fix: "write it anew with `anycast-edge dispatch write`",
  };
}

function text(status: number, body: string, type: string): Answer {
  return { status, body, headers: ["content-type", type, "cache-control", "no-store"] };
}

function problem(status: number, one: Problem): Answer {
  return text(status, `${asciiJson(one)}\n`, "application/json");
}
