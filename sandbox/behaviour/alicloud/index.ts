import type { Behaviour } from "../behaviour";
import { acceleration } from "./acceleration";
import { withAliases } from "./aliases";
import { anycast } from "./anycast";
import { dns } from "./dns";
import { eip } from "./eip";
import { ensInstance } from "./ens-instance";
import { ensNetwork } from "./ens-network";
import { ensOther } from "./ens-other";
import { enterpriseNetwork } from "./enterprise-network";
import { fleet } from "./fleet";
import { instance } from "./instance";
import { listener } from "./listener";
import { loadBalancer } from "./load-balancer";
import { monitor } from "./monitor";
import { network } from "./network";
import { networkBalancer } from "./network-balancer";
import { routerTable } from "./router-table";
import { securityGroup } from "./security-group";

const own: Readonly<Record<string, Behaviour>> = {
  ...anycast,
  ...network,
  ...securityGroup,
  ...loadBalancer,
  ...listener,
  ...networkBalancer,
  ...instance,
  ...fleet,
  ...eip,
  ...ensNetwork,
  ...ensInstance,
  ...ensOther,
  ...enterpriseNetwork,
  ...routerTable,
  ...dns,
  ...monitor,
  ...acceleration,
};

/** How the simulated Alibaba Cloud behaves, by resource type. */
export const alicloud: Readonly<Record<string, Behaviour>> = Object.fromEntries(
  Object.entries(own).map(([type, behaviour]) => [type, withAliases(type, behaviour)]),
);
