import type { Construct } from "constructs";
import { homeCidr } from "../../model/network";
import type { HomeOutputs, HomeRequest } from "../cloud";
import { homeAlarms } from "./alarms";
import { arnsOf, fleet, scaleOut } from "./fleet";
import { identity } from "./identity";
import { listeners } from "./listener";
import { listeningAtHome } from "./listening-at-home";
import { loadBalancer } from "./load-balancer";
import { machine } from "./machine";
import { network } from "./network";
import { securityGroups } from "./security";

/** Network, private load balancer, fleet and alarms of home. Facts: AWS sheet, sections 5, 11 and 12. */
export function home(scope: Construct, request: HomeRequest): HomeOutputs {
  const { home: wish, ports, tags, dualStack } = request;
  const { min, max } = wish.fleet;
  const common = { name: `${request.name}-home`, tags };
  const place = network(scope, { ...common, cidr: homeCidr(wish), zones: wish.zones, dualStack });
  const listening = listeningAtHome(ports, wish.health);
  const groups = securityGroups(scope, { ...common, vpc: place.vpc, listening, dualStack });
  const subnetIds = [...place.subnets.values()].map(({ id }) => id);
  const endpoint = loadBalancer(scope, {
    // 32 characters at most, and the only one of the environment in this region
    name: request.name,
    tags,
    place: { subnetIds },
    securityGroup: groups.loadBalancer,
    deletionProtection: wish.deleteProtection,
    dualStack,
  });
  const targets = listeners(scope, {
    ...common,
    loadBalancer: endpoint,
    vpc: place.vpc,
    listening,
    health: wish.health,
    drainSeconds: 3600,
  });

  const profile = identity(scope, common);
  const made = machine(scope, {
    ...common,
    wish: wish.fleet,
    securityGroup: groups.machines,
    profile,
    // players come through the load balancer
    publicAddress: false,
  });
  const group = fleet(scope, "fleet", {
    ...common,
    machine: made,
    min,
    max,
    subnetIds,
    targetGroupArns: arnsOf(targets),
    replacedBy: "ELB",
    // not renewed: players are on them, and only the game knows how to let them go
  });
  if (min !== max) scaleOut(scope, common.name, group);
  if (wish.alarms) {
    homeAlarms(scope, { ...common, alarms: wish.alarms, region: wish.region, group, endpoint, targets });
  }
  return {
    endpointId: endpoint.arn,
    networkId: place.vpc.id,
    // what an edge joins: its road home is a route in this table
    hubId: place.routes.id,
    endpointAddress: endpoint.dnsName,
  };
}
