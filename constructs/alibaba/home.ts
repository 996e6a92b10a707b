import { SlbLoadBalancer } from "@cdktf/provider-alicloud/lib/slb-load-balancer";
import type { Construct } from "constructs";
import { homeCidr } from "../../model/network";
import type { Common, HomeOutputs, HomeRequest } from "../cloud";
import { pinned } from "../pinned";
import { alarms } from "./alarms";
import { fleet } from "./fleet";
import { homeListeners } from "./home-listeners";
import { backhaulHub } from "./hub";
import { network, type Network } from "./network";
import { joinRouter, transitRouter } from "./router";
import { door, homeSecurityGroup } from "./security";

/** Network, load balancer, fleet and alarms of home, and the hub edges join. Facts: Alibaba sheet, sections 4, 6, 8, 9. */
export function home(scope: Construct, { home: wish, ports, name, tags }: HomeRequest): HomeOutputs {
  const common = { name: `${name}-home`, tags };
  const place = network(scope, { ...common, cidr: homeCidr(wish), zones: wish.zones });
  const securityGroup = homeSecurityGroup(scope, { ...common, vpc: place.vpc, ports });
  const entrance = door(scope, { ...common, vpc: place.vpc, ports });
  const clb = loadBalancer(scope, { ...common, place, deleteProtection: wish.deleteProtection });

  const listeners = homeListeners(scope, { loadBalancer: clb, ports, health: wish.health });
  const securityGroups = [securityGroup, entrance];
  fleet(scope, { ...common, fleet: wish.fleet, network: place, securityGroups, loadBalancer: clb, listeners });
  if (wish.alarms) alarms(scope, { name: common.name, alarms: wish.alarms, loadBalancer: clb });

  // always there, so that a first edge changes nothing at home
  const hub = backhaulHub(scope, { name, tags });
  const router = transitRouter(scope, { ...common, hubId: hub.id });
  joinRouter(scope, { ...common, hubId: hub.id, router, place });
  return {
    endpointId: clb.id,
    networkId: place.vpc.id,
    hubId: hub.id,
    routerId: router.id,
    routesId: router.routesId,
    endpointAddress: clb.address,
    doorId: entrance.id,
  };
}

interface LoadBalancerRequest extends Common {
  readonly place: Network;
  readonly deleteProtection: boolean;
}

function loadBalancer(scope: Construct, request: LoadBalancerRequest): SlbLoadBalancer {
  const { name, tags, place, deleteProtection } = request;
  const [vswitch] = place.vswitches.values();
  return pinned(
    new SlbLoadBalancer(scope, "load-balancer", {
      loadBalancerName: name,
      // only a private one carries an anycast address
      addressType: "intranet",
      addressIpVersion: "ipv4",
      vswitchId: vswitch?.id,
      paymentType: "PayAsYouGo",
      // as large as its load: a size of its own would be one more thing to choose
      instanceChargeType: "PayByCLCU",
      loadBalancerSpec: "slb.lcu.elastic",
      deleteProtection: deleteProtection ? "on" : "off",
      tags: { ...tags },
      lifecycle: {
        // its one vSwitch only says where its private address is from; a zone that is added and sorts before the others
        // must not replace it
        ignoreChanges: ["vswitch_id"],
      },
    }),
    "endpoint",
  );
}
