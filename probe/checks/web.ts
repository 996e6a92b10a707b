import type { Check } from "../check";
import type { Request } from "../world";
import { speechCheck } from "./speech";

export interface WebWish {
  readonly part: string;
  readonly of: string;
  readonly request: Request;
  /** Whether the path is one that must be found. An upgrade must be granted in any case. */
  readonly mustFind: boolean;
  readonly fix: string;
}

/** Asks for a page or for an upgrade to WebSocket, as a player's program does. */
export function webCheck({ part, of, request, mustFind, fix }: WebWish): Check {
  const { address, port, host, path, tls, websocket } = request;
  const most = mustFind ? 399 : 499;
  const scheme = `${websocket ? "ws" : "http"}${tls ? "s" : ""}`;
  return speechCheck({
    part,
    asks: `${scheme}://${host}${path} at ${address} port ${port} (${of})`,
    expected: websocket ? "101" : `200 to ${most}`,
    fix,
    speak: (talk, signal) => talk.ask(request, signal),
    judge: (status) => {
      const found = String(status);
      if (websocket ? status === 101 : status >= 200 && status <= most) return { verdict: "ok", found };
      const because = websocket ? "the upgrade was answered, and not granted" : "it answers, and not as it should";
      return { verdict: "different", found, because, fix };
    },
  });
}
