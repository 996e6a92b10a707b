import type { Behaviour } from "../behaviour";
import { acceleration } from "./acceleration";
import { address } from "./address";
import { compute } from "./compute";
import { dns } from "./dns";
import { loadBalancer } from "./load-balancer";
import { monitor } from "./monitor";
import { network } from "./network";

/** How the simulated Tencent Cloud behaves, by resource type. */
export const tencentcloud: Readonly<Record<string, Behaviour>> = {
  ...address,
  ...network,
  ...loadBalancer,
  ...compute,
  ...dns,
  ...monitor,
  ...acceleration,
};
