import type { Managed, Workspace } from "./workspace";

/** Configurations that a real apply would take, for what a test needs around its subject. */
export const objects = {
  vpc: (cloud: Workspace, cidr = "10.0.0.0/16"): Promise<Managed> =>
    cloud.create("vpc", { name: "net", cidr_block: cidr }),

  subnet: (cloud: Workspace, vpc: Managed, cidr = "10.0.1.0/24"): Promise<Managed> =>
    cloud.create("subnet", { name: "a", vpc_id: vpc.id, availability_zone: "ap-seoul-1", cidr_block: cidr }),

  eip: (cloud: Workspace): Promise<Managed> =>
    cloud.create("eip", { name: "entry", type: "AnycastEIP", internet_max_bandwidth_out: 100 }),

  clb: async (cloud: Workspace, more: Record<string, string | boolean> = {}): Promise<Managed> => {
    const vpc = await objects.vpc(cloud);
    const subnet = await objects.subnet(cloud, vpc);
    const config = { clb_name: "home", network_type: "INTERNAL", vpc_id: vpc.id, subnet_id: subnet.id };
    return cloud.create("clb_instance", { ...config, ...more });
  },

  listener: async (cloud: Workspace, more: Record<string, string | number | boolean> = {}): Promise<Managed> => {
    const clb = await objects.clb(cloud);
    return cloud.create("clb_listener", {
      clb_id: clb.id,
      listener_name: "game",
      protocol: "TCP",
      port: 7000,
      ...more,
    });
  },

  scalingConfig: (cloud: Workspace, more: Record<string, unknown> = {}): Promise<Managed> =>
    cloud.create("as_scaling_config", {
      configuration_name: "fleet",
      image_id: "img-1",
      instance_types: ["S5.LARGE8"],
      ...(more as Record<string, string>),
    }),
};
