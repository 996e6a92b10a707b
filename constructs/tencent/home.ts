import { Ccn } from "@cdktf/provider-tencentcloud/lib/ccn";
import { ClbInstance } from "@cdktf/provider-tencentcloud/lib/clb-instance";
import type { SecurityGroup } from "@cdktf/provider-tencentcloud/lib/security-group";
import { Fn } from "cdktf";
import type { Construct } from "constructs";
import { homeCidr } from "../../model/network";
import type { Common, HomeOutputs, HomeRequest } from "../cloud";
import { alarms } from "./alarms";
import { fleet } from "./fleet";
import { homeListeners } from "./home-listeners";
import { joinHub, network, type Network } from "./network";
import { pinned } from "../pinned";
import { publicAddress } from "./public-address";
import { homeDoor, homeSecurityGroup } from "./security";

/** Network, load balancer, fleet and alarms of home, and the hub edges join. Facts: Tencent sheet, sections 4, 6, 8, 9. */
export function home(scope: Construct, request: HomeRequest): HomeOutputs {
  const { home: wish, ports, publicBandwidthMbps: bandwidthMbps, name, tags } = request;
  const common = { name: `${name}-home`, tags };
  const place = network(scope, { ...common, cidr: homeCidr(wish), zones: wish.zones });
  const door = homeDoor(scope, common);
  const securityGroups = [homeSecurityGroup(scope, ports, common), door];
  const clb = loadBalancer(scope, { ...common, place, securityGroups, deleteProtection: wish.deleteProtection });

  const listeners = homeListeners(scope, { loadBalancer: clb, ports, health: wish.health });
  fleet(scope, { ...common, fleet: wish.fleet, network: place, securityGroups, loadBalancer: clb, listeners });
  if (wish.alarms) alarms(scope, common.name, wish.alarms);

  const hub = backhaulHub(scope, { name, tags });
  joinHub(scope, place.vpc, hub.id, wish.region);
  return {
    endpointId: clb.id,
    networkId: place.vpc.id,
    hubId: hub.id,
    endpointAddress: String(Fn.element(clb.clbVips, 0)),
    doorId: door.id,
    ...(bandwidthMbps !== undefined && {
      publicAddress: publicAddress(scope, { ...common, bandwidthMbps, loadBalancer: clb }),
    }),
  };
}

interface LoadBalancerRequest extends Common {
  readonly place: Network;
  readonly securityGroups: readonly SecurityGroup[];
  readonly deleteProtection: boolean;
}

function loadBalancer(scope: Construct, request: LoadBalancerRequest): ClbInstance {
  const { name, tags, place, securityGroups, deleteProtection } = request;
  const [subnet] = place.subnets.values();
  return pinned(
    new ClbInstance(scope, "load-balancer", {
      clbName: name,
      // only a private one carries an anycast address
      networkType: "INTERNAL",
      vpcId: place.vpc.id,
      subnetId: subnet?.id,
      securityGroups: securityGroups.map(({ id }) => id),
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
