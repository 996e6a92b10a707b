import type { Behaviour } from "../behaviour";
import { accelerator } from "./accelerator";
import { acceleratorListener } from "./accelerator-listener";
import { address } from "./address";
import { compute } from "./compute";
import { dns } from "./dns";
import { endpointGroup } from "./endpoint-group";
import { fleet } from "./fleet";
import { identity } from "./identity";
import { listener } from "./listener";
import { loadBalancer } from "./load-balancer";
import { monitor } from "./monitor";
import { network } from "./network";
import { other } from "./other";
import { peering } from "./peering";
import { routing } from "./routing";
import { securityGroup } from "./security-group";
import { withTags } from "./tags";
import { targetGroup } from "./target-group";
import { transit } from "./transit";

const own: Readonly<Record<string, Behaviour>> = {
  ...accelerator,
  ...acceleratorListener,
  ...endpointGroup,
  ...network,
  ...address,
  ...routing,
  ...peering,
  ...transit,
  ...securityGroup,
  ...loadBalancer,
  ...listener,
  ...targetGroup,
  ...compute,
  ...fleet,
  ...identity,
  ...dns,
  ...monitor,
  ...other,
};

/** How the simulated AWS behaves, by resource type. */
export const aws: Readonly<Record<string, Behaviour>> = Object.fromEntries(
  Object.entries(own).map(([type, behaviour]) => [type, withTags(behaviour)]),
);
