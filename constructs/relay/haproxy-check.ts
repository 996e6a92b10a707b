import type { portsOf } from "./ports-of";
import type { RelayRequest } from "./request";

type Port = ReturnType<typeof portsOf>[number];

/** 16 bytes in Base64, as an upgrade must have. */
const key = Buffer.from("anycast-edge-chk").toString("base64");

/** How home is checked on a port: by a WebSocket upgrade, by HTTP, or (nothing to write) by a connection. */
export function check(port: Port, request: RelayRequest): string[] {
  if (port.websocket) return upgrade(port.websocket, request);
  const { http, port: checked = port.name } = request.health;
  if (!http || checked !== port.name) return [];
  return [...get(http, []), "  http-check expect rstatus ^2"];
}

/** @throws Error when TLS would be inside TLS; the rules refuse it before */
function upgrade(
  { path, host, tls }: NonNullable<Port["websocket"]>,
  { relays: { homeTls } }: Pick<RelayRequest, "relays">,
): string[] {
  if (tls && homeTls) throw new Error("a WebSocket with TLS of home's own cannot be checked inside mutual TLS");
  const headers = ["Connection Upgrade", "Upgrade websocket", "Sec-WebSocket-Version 13", `Sec-WebSocket-Key ${key}`];
  return [
    ...get({ path, host }, headers),
    "  http-check expect status 101",
    // the check alone: players' own TLS passes through untouched
    ...(tls ? [`  default-server check-ssl verify none${host === undefined ? "" : ` check-sni ${host}`}`] : []),
  ];
}

interface Asked {
  readonly path: string;
  readonly host?: string | undefined;
}

function get({ path, host = "localhost" }: Asked, headers: readonly string[]): string[] {
  const written = [`Host ${host}`, ...headers].map((header) => ` hdr ${header}`).join("");
  return ["  option httpchk", `  http-check send meth GET uri ${quoted(path)} ver HTTP/1.1${written}`];
}

/** A word in which nothing has a meaning for HAProxy. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
