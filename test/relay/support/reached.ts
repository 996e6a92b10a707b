import { Player } from "./player";
import { until } from "../../../drill/until";

/** Waits until something listens there. */
export function reached(port: number, to = "127.0.0.1"): Promise<void> {
  return until(`something listens on ${to}:${port}`, async () => {
    try {
      (await Player.connect(port, { to })).leave();
      return true;
    } catch {
      return false;
    }
  });
}
