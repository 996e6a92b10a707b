import type { Group } from "../../../../../sandbox/value/value";
import type { Managed } from "../../../support/workspace";
import type { AwsWorkspace } from "./workspace";

/** A network with what a load balancer in it needs. */
export interface Site {
  readonly vpc: Managed;
  readonly gateway: Managed;
  readonly subnets: readonly [Managed, Managed];
  readonly group: Managed;
}

interface Place {
  readonly region?: string;
  /** Begins its ranges. */
  readonly net?: string;
}

/** Configurations that a real apply would take, for what a test needs around its subject. */
export const objects = {
  site: async (cloud: AwsWorkspace, { region = "ap-northeast-2", net = "10.0" }: Place = {}): Promise<Site> => {
    const vpc = await cloud.create("vpc", { cidr_block: `${net}.0.0/16`, region });
    const gateway = await cloud.create("internet_gateway", { vpc_id: vpc.id, region });
    const subnet = (zone: string, index: number): Promise<Managed> =>
      cloud.create("subnet", {
        vpc_id: vpc.id,
        cidr_block: `${net}.${String(index)}.0/24`,
        availability_zone: `${region}${zone}`,
        region,
      });
    const subnets = [await subnet("a", 1), await subnet("b", 2)] as const;
    const group = await cloud.create("security_group", { name: "game", vpc_id: vpc.id, region });
    return { vpc, gateway, subnets, group };
  },

  nlb: (cloud: AwsWorkspace, { subnets, group }: Site, more: Group = {}): Promise<Managed> =>
    cloud.create("lb", {
      name: "home",
      load_balancer_type: "network",
      internal: true,
      subnets: subnets.map(({ id }) => id),
      security_groups: [group.id],
      ...more,
    }),

  targets: (cloud: AwsWorkspace, { vpc }: Site, more: Group = {}): Promise<Managed> =>
    cloud.create("lb_target_group", {
      name: "game",
      port: 7000,
      protocol: "TCP",
      vpc_id: vpc.id,
      health_check: [{ protocol: "TCP" }],
      ...more,
    }),

  listener: (cloud: AwsWorkspace, lb: Managed, targets: Managed, more: Group = {}): Promise<Managed> =>
    cloud.create("lb_listener", {
      load_balancer_arn: lb.id,
      port: 7000,
      protocol: "TCP",
      default_action: [{ type: "forward", target_group_arn: targets.id }],
      ...more,
    }),

  accelerator: (cloud: AwsWorkspace, more: Group = {}): Promise<Managed> =>
    cloud.create("globalaccelerator_accelerator", { name: "starfall", ...more }),

  doorway: (cloud: AwsWorkspace, accelerator: Managed, more: Group = {}): Promise<Managed> =>
    cloud.create("globalaccelerator_listener", {
      accelerator_arn: accelerator.id,
      protocol: "TCP",
      port_range: [{ from_port: 7000, to_port: 7000 }],
      ...more,
    }),

  template: (cloud: AwsWorkspace, more: Group = {}): Promise<Managed> =>
    cloud.create("launch_template", { name: "home", image_id: "ami-1", instance_type: "c7i.large", ...more }),
};

/** An endpoint group that sends to these endpoints. */
export function sending(doorway: Managed, endpoints: readonly Group[], more: Group = {}): Group {
  return {
    listener_arn: doorway.id,
    endpoint_group_region: "ap-northeast-2",
    endpoint_configuration: endpoints,
    ...more,
  };
}

/** An endpoint that keeps the client's address. */
export function keeping(lb: Managed): Group {
  return { endpoint_id: lb.id, weight: 128, client_ip_preservation_enabled: true };
}
