// The baseline: what a person would write with cdktf and the bindings alone. The same resources, none of our code.
import { AsScalingConfig } from "@cdktf/provider-tencentcloud/lib/as-scaling-config";
import { AsScalingGroup } from "@cdktf/provider-tencentcloud/lib/as-scaling-group";
import { AsScalingPolicy } from "@cdktf/provider-tencentcloud/lib/as-scaling-policy";
import { Ccn } from "@cdktf/provider-tencentcloud/lib/ccn";
import { CcnAttachmentV2 } from "@cdktf/provider-tencentcloud/lib/ccn-attachment-v2";
import { CcnBandwidthLimit } from "@cdktf/provider-tencentcloud/lib/ccn-bandwidth-limit";
import { ClbInstance } from "@cdktf/provider-tencentcloud/lib/clb-instance";
import { ClbListener } from "@cdktf/provider-tencentcloud/lib/clb-listener";
import { DnspodRecord } from "@cdktf/provider-tencentcloud/lib/dnspod-record";
import { Eip } from "@cdktf/provider-tencentcloud/lib/eip";
import { EipAssociation } from "@cdktf/provider-tencentcloud/lib/eip-association";
import { Instance } from "@cdktf/provider-tencentcloud/lib/instance";
import { PlacementGroup } from "@cdktf/provider-tencentcloud/lib/placement-group";
import { TencentcloudProvider } from "@cdktf/provider-tencentcloud/lib/provider";
import { SecurityGroup } from "@cdktf/provider-tencentcloud/lib/security-group";
import {
  SecurityGroupRuleSet,
  type SecurityGroupRuleSetIngress,
} from "@cdktf/provider-tencentcloud/lib/security-group-rule-set";
import { Subnet } from "@cdktf/provider-tencentcloud/lib/subnet";
import { Vpc } from "@cdktf/provider-tencentcloud/lib/vpc";
import {
  App,
  DataTerraformRemoteStateLocal,
  Fn,
  LocalBackend,
  TerraformOutput,
  TerraformResource,
  TerraformStack,
} from "cdktf";
import { gameName, shape } from "./games";

/** As much as the relays of an edge boot with, written by hand. */
const boot = Buffer.from(`#!/bin/sh\n# home-address\n${"#".repeat(9_300)}\n`).toString("base64");

const [outdir = ""] = process.argv.slice(2);
const app = new App({ outdir });
for (let number = 0; number < shape.environments; number += 1) environment(`${gameName(number)}-prod`);
app.synth();

type Tags = Record<string, string>;

function environment(name: string): void {
  const tags: Tags = { game: name.slice(0, -5), environment: "prod", "managed-by": "anycast-edge" };
  entry(stack(`${name}-entry`, shape.home.region), name, tags);
  home(stack(`${name}-home`, shape.home.region), name, tags);
  for (const [key, [region, zone]] of Object.entries(shape.edges)) {
    edge(stack(`${name}-edge-${key}`, region), name, { tags, key, region, zone });
  }
  traffic(stack(`${name}-traffic`, shape.home.region), name);
}

function stack(id: string, region: string): TerraformStack {
  const made = new TerraformStack(app, id);
  new LocalBackend(made, { path: statePath(id) });
  new TencentcloudProvider(made, "tencentcloud", { region });
  return made;
}

function statePath(id: string): string {
  return `/state/${id}.tfstate`;
}

function remote(scope: TerraformStack, id: string, of: string): DataTerraformRemoteStateLocal {
  return new DataTerraformRemoteStateLocal(scope, id, { path: statePath(of) });
}

function entry(scope: TerraformStack, name: string, tags: Tags): void {
  const eip = new Eip(scope, "anycast", {
    name: `${name}-entry`,
    type: "AnycastEIP",
    anycastZone: "ANYCAST_ZONE_OVERSEAS",
    internetChargeType: "BANDWIDTH_PACKAGE",
    internetMaxBandwidthOut: 200,
    tags,
    lifecycle: { preventDestroy: true, ignoreChanges: ["anycast_zone"] },
  });
  new TerraformOutput(scope, "entry_id", { value: eip.id });
  new TerraformOutput(scope, "addresses", { value: [eip.publicIp] });
}

function home(scope: TerraformStack, environmentName: string, tags: Tags): void {
  const name = `${environmentName}-home`;
  const vpc = new Vpc(scope, "vpc", { name, cidrBlock: "10.0.0.0/16", isMulticast: false, tags });
  const subnets = shape.home.zones.map((zone, index) => subnet(scope, { name, vpc, zone, third: index + 1, tags }));
  const group = securityGroup(scope, name, tags);
  const door = new SecurityGroup(scope, "door", { name: `${name}-door`, tags });
  const clb = new ClbInstance(scope, "load-balancer", {
    clbName: name,
    networkType: "INTERNAL",
    vpcId: vpc.id,
    subnetId: subnets[0]?.id,
    securityGroups: [group.id, door.id],
    loadBalancerPassToTarget: false,
    deleteProtect: true,
    tags,
  });
  const numbers = [
    ...Object.entries(shape.ports).map(([key, { protocol, port }]) => ({ key, protocol, port })),
    { key: "relays-game", protocol: "tcp" as const, port: shape.ports.game.relayPort },
  ];
  const listeners = numbers.map(({ key, protocol, port }) => {
    const check = protocol === "tcp" ? "TCP" : "CUSTOM";
    return new ClbListener(scope, `listener-${key}`, {
      clbId: clb.id,
      listenerName: key,
      protocol: protocol.toUpperCase(),
      port,
      scheduler: "WRR",
      targetType: "NODE",
      idleConnectTimeout: 900,
      snatEnable: false,
      healthCheckSwitch: true,
      healthCheckType: check,
      healthCheckPort: port,
      healthCheckIntervalTime: 5,
      healthCheckTimeOut: 2,
      healthCheckHealthNum: 3,
      healthCheckUnhealthNum: 3,
      healthSourceIpType: 1,
      lifecycle: { replaceTriggeredBy: [trigger(scope, `check-${key}`, check)] },
    });
  });
  const placement = new PlacementGroup(scope, "placement", { name, type: "HOST", tags });
  const machine = new AsScalingConfig(scope, "machine", {
    configurationName: name,
    imageId: "img-l8og963d",
    instanceTypes: ["S5.LARGE8"],
    instanceChargeType: "POSTPAID_BY_HOUR",
    systemDiskType: "CLOUD_PREMIUM",
    systemDiskSize: 50,
    securityGroupIds: [group.id, door.id],
    disasterRecoverGroupIds: [placement.id],
    enhancedMonitorService: true,
    enhancedSecurityService: true,
    publicIpAssigned: false,
    instanceTags: { ...tags, fleet: name },
    tags,
    lifecycle: { createBeforeDestroy: true, replaceTriggeredBy: [trigger(scope, "machine-tags", "a b c")] },
  });
  const fleet = new AsScalingGroup(scope, "fleet", {
    scalingGroupName: name,
    configurationId: machine.id,
    vpcId: vpc.id,
    subnetIds: subnets.map(({ id }) => id),
    multiZoneSubnetPolicy: "EQUALITY",
    minSize: 2,
    maxSize: 8,
    desiredCapacitySyncWithMaxMinSize: true,
    healthCheckType: "CLB",
    lbHealthCheckGracePeriod: 300,
    replaceMonitorUnhealthy: true,
    replaceLoadBalancerUnhealthy: true,
    forwardBalancerIds: listeners.map(({ listenerId, portInput: port = 0 }) => ({
      loadBalancerId: clb.id,
      listenerId,
      targetAttribute: [{ port, weight: 10 }],
    })),
    tags,
  });
  new AsScalingPolicy(scope, "scaling-policy", {
    scalingGroupId: fleet.id,
    policyName: name,
    policyType: "TARGET_TRACKING",
    predefinedMetricType: "ASG_AVG_CPU_UTILIZATION",
    targetValue: 60,
    estimatedInstanceWarmup: 300,
    disableScaleIn: true,
  });
  const hub = new Ccn(scope, "hub", {
    name: `${environmentName}-backhaul`,
    qos: "AU",
    chargeType: "POSTPAID",
    bandwidthLimitType: "INTER_REGION_LIMIT",
    tags,
  });
  join(scope, hub.id, vpc, shape.home.region);
  new TerraformOutput(scope, "endpoint_id", { value: clb.id });
  new TerraformOutput(scope, "network_id", { value: vpc.id });
  new TerraformOutput(scope, "hub_id", { value: hub.id });
  new TerraformOutput(scope, "door_id", { value: door.id });
  new TerraformOutput(scope, "endpoint_address", { value: String(Fn.element(clb.clbVips, 0)) });
}

interface EdgePlace {
  readonly tags: Tags;
  readonly key: string;
  readonly region: string;
  readonly zone: string;
}

function edge(scope: TerraformStack, environmentName: string, { tags, key, region, zone }: EdgePlace): void {
  const name = `${environmentName}-${key}`;
  const homeState = remote(scope, "home", `${environmentName}-home`);
  const [hubId, homeAddress] = [homeState.getString("hub_id"), homeState.getString("endpoint_address")];
  const vpc = new Vpc(scope, "vpc", { name, cidrBlock: "10.1.0.0/16", isMulticast: false, tags });
  const place = subnet(scope, { name, vpc, zone, third: 1, tags });
  const attachment = join(scope, hubId, vpc, region);
  new CcnBandwidthLimit(scope, "backhaul-limit", {
    ccnId: hubId,
    region,
    dstRegion: shape.home.region,
    bandwidthLimit: 100,
    dependsOn: [attachment],
  });
  const group = securityGroup(scope, name, tags);
  const placement = new PlacementGroup(scope, "placement", { name, type: "HOST", tags });
  const relay = new Instance(scope, `relay-${zone}-1`, {
    instanceName: `${name}-${zone}-1`,
    availabilityZone: zone,
    instanceType: "S5.MEDIUM4",
    imageId: "img-l8og963d",
    instanceChargeType: "POSTPAID_BY_HOUR",
    vpcId: vpc.id,
    subnetId: place.id,
    orderlySecurityGroups: [group.id],
    placementGroupId: placement.id,
    systemDiskType: "CLOUD_PREMIUM",
    systemDiskSize: 50,
    allocatePublicIp: false,
    userData: Fn.base64encode(Fn.replace(Fn.base64decode(boot), "home-address", homeAddress)),
    userDataReplaceOnChange: true,
    tags,
  });
  const address = new Eip(scope, `address-${zone}-1`, {
    name: `${name}-${zone}-1`,
    type: "EIP",
    internetChargeType: "TRAFFIC_POSTPAID_BY_HOUR",
    internetMaxBandwidthOut: 100,
    tags,
  });
  new EipAssociation(scope, `binding-${zone}-1`, { eipId: address.id, instanceId: relay.id });
  new TerraformOutput(scope, "addresses", { value: { [`${zone}-1`]: address.publicIp } });
}

function traffic(scope: TerraformStack, name: string): void {
  const entryState = remote(scope, "entry", `${name}-entry`);
  const homeState = remote(scope, "home", `${name}-home`);
  new EipAssociation(scope, "binding", {
    eipId: entryState.getString("entry_id"),
    instanceId: homeState.getString("endpoint_id"),
  });
  record(scope, "record-entry", {
    zone: `${name}.example`,
    subDomain: "play",
    value: String(Fn.element(entryState.getList("addresses"), 0)),
  });
  for (const [key, [, zone]] of Object.entries(shape.edges)) {
    const state = remote(scope, `edge-${key}`, `${name}-edge-${key}`);
    const value = state.getString(`addresses["${zone}-1"]`);
    record(scope, `record-${key}`, { zone: `${name}.example`, subDomain: `${key}.play`, value });
  }
  new TerraformOutput(scope, "names", { value: Object.keys(shape.edges).map((key) => `${key}.play.${name}.example`) });
}

function subnet(
  scope: TerraformStack,
  place: { name: string; vpc: Vpc; zone: string; third: number; tags: Tags },
): Subnet {
  return new Subnet(scope, `subnet-${place.zone}`, {
    name: `${place.name}-${place.zone}`,
    vpcId: place.vpc.id,
    availabilityZone: place.zone,
    cidrBlock: `10.0.${place.third}.0/24`,
    isMulticast: false,
    tags: place.tags,
  });
}

function securityGroup(scope: TerraformStack, name: string, tags: Tags): SecurityGroup {
  const group = new SecurityGroup(scope, "security-group", { name, tags });
  const rule = (protocol: string, port: string): SecurityGroupRuleSetIngress => ({
    action: "ACCEPT",
    cidrBlock: "0.0.0.0/0",
    protocol,
    port,
    description: "players",
  });
  new SecurityGroupRuleSet(scope, "security-rules", {
    securityGroupId: group.id,
    ingress: Object.values(shape.ports).map(({ protocol, port }) => rule(protocol.toUpperCase(), `${port}`)),
    egress: [rule("ALL", "ALL")],
  });
  return group;
}

function join(scope: TerraformStack, ccnId: string, vpc: Vpc, instanceRegion: string): CcnAttachmentV2 {
  return new CcnAttachmentV2(scope, "hub-attachment", {
    ccnId,
    instanceType: "VPC",
    instanceRegion,
    instanceId: vpc.id,
  });
}

function trigger(scope: TerraformStack, id: string, value: string): TerraformResource {
  const made = new TerraformResource(scope, id, {
    terraformResourceType: "terraform_data",
    terraformGeneratorMetadata: { providerName: "terraform" },
  });
  made.addOverride("input", value);
  return made;
}

function record(scope: TerraformStack, id: string, what: { zone: string; subDomain: string; value: string }): void {
  new DnspodRecord(scope, id, {
    domain: what.zone,
    subDomain: what.subDomain,
    recordType: "A",
    recordLine: "默认",
    value: what.value,
    ttl: 600,
  });
}
