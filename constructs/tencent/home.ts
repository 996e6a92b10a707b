import { Ccn } from "@cdktf/provider-tencentcloud/lib/ccn";
import { ClbInstance } from "@cdktf/provider-tencentcloud/lib/clb-instance";
import type { SecurityGroup } from "@cdktf/provider-tencentcloud/lib/security-group";
import { Fn } from "cdktf";
import type { Construct } from "constructs";
import { homeCidr } from "../../model/network";
import { portRange } from "../../model/port";
import type { Common, HomeOutputs, HomeRequest } from "../cloud";
import { alarms } from "./alarms";
import { fleet } from "./fleet";
import { listener } from "./listener";
import { joinHub, network, type Network } from "./network";
import { pinned } from "../pinned";
import { homeSecurityGroup } from "./security";

/** Network, load balancer, fleet and alarms of home, and the hub edges join. Facts: Tencent sheet, sections 4, 6, 8, 9. */
export function home(scope: Construct, { home: wish, ports, name, tags }: HomeRequest): HomeOutputs {
  const common = { name: `${name}-home`, tags };
  const place = network(scope, { ...common, cidr: homeCidr(wish), zones: wish.zones });
  const securityGroup = homeSecurityGroup(scope, ports, common);
  const clb = loadBalancer(scope, { ...common, place, securityGroup, deleteProtection: wish.deleteProtection });

  const listeners = Object.keys(ports)
    .sort()
    .flatMap((portName) => {
      const port = ports[portName];
      if (!port) return [];
      const { from } = portRange(port);
      return [
        {
          port: from,
          listener: listener(scope, { loadBalancer: clb, name: portName, port, ports, health: wish.health }),
        },
      ];
    });
  fleet(scope, { ...common, fleet: wish.fleet, network: place, securityGroup, loadBalancer: clb, listeners });
  if (wish.alarms) alarms(scope, common.name, wish.alarms);

  const hub = backhaulHub(scope, { name, tags });
  joinHub(scope, place.vpc, hub.id, wish.region);
  return {
    endpointId: clb.id,
    networkId: place.vpc.id,
    hubId: hub.id,
    endpointAddress: String(Fn.element(clb.clbVips, 0)),
  };
}

interface LoadBalancerRequest extends Common {
  readonly place: Network;
  readonly securityGroup: SecurityGroup;
  readonly deleteProtection: boolean;
}

function loadBalancer(scope: Construct, request: LoadBalancerRequest): ClbInstance {
  const { name, tags, place, securityGroup, deleteProtection } = request;
  const [subnet] = place.subnets.values();
  return pinned(
    new ClbInstance(scope, "load-balancer", {
      clbName: name,
      // only a private one carries an anycast address
      networkType: "INTERNAL",
      vpcId: place.vpc.id,
      subnetId: subnet?.id,
      securityGroups: [securityGroup.id],
      // false: the fleet checks who comes as well, since older load balancers do not for traffic of a bound address
      loadBalancerPassToTarget: false,
      deleteProtect: deleteProtection,
      tags,
      lifecycle: {
        // its one subnet only says where its private address is from; a zone that is added and sorts before the others
        // must not replace it
        ignoreChanges: ["subnet_id"],
      },
    }),
    "endpoint",
  );
}

/** Always there, so that a first edge changes nothing at home. Limits between two regions are each edge's own. */
function backhaulHub(scope: Construct, { name, tags }: Common): Ccn {
  return pinned(
    new Ccn(scope, "hub", {
      name: `${name}-backhaul`,
      qos: "AU",
      chargeType: "POSTPAID",
      bandwidthLimitType: "INTER_REGION_LIMIT",
      tags,
    }),
    "hub",
  );
}
