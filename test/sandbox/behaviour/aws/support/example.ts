import type { Resources } from "../../../support/terraform";

const ref = (place: string): string => `\${aws_${place}}`;
const far = { region: "us-west-2" };
const minutes = { create: "30m", update: "30m", delete: "30m" };
const trust = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
});

const subnet = (vpc: string, zone: string, cidr: string) => ({
  vpc_id: ref(`vpc.${vpc}.id`),
  availability_zone: zone,
  cidr_block: cidr,
});
const roadTo = (cidr: string) => ({
  destination_cidr_block: cidr,
  vpc_peering_connection_id: ref("vpc_peering_connection.road.id"),
});

/** A home behind an accelerator, and an edge in another region with a road home: blocks are arrays, as cdktf has them. */
export const example = {
  globalaccelerator_accelerator: {
    entry: { name: "starfall", ip_address_type: "IPV4", enabled: true, timeouts: { create: "30m", update: "30m" } },
  },
  globalaccelerator_listener: {
    game: {
      accelerator_arn: ref("globalaccelerator_accelerator.entry.arn"),
      protocol: "TCP",
      client_affinity: "SOURCE_IP",
      port_range: [{ from_port: 7000, to_port: 7000 }],
      timeouts: minutes,
    },
  },
  globalaccelerator_endpoint_group: {
    home: {
      listener_arn: ref("globalaccelerator_listener.game.arn"),
      endpoint_group_region: "ap-northeast-2",
      health_check_port: 7000,
      health_check_protocol: "TCP",
      health_check_interval_seconds: 10,
      traffic_dial_percentage: 100,
      endpoint_configuration: [{ endpoint_id: ref("lb.home.arn"), weight: 128, client_ip_preservation_enabled: true }],
      timeouts: minutes,
      depends_on: ["aws_internet_gateway.home"],
    },
  },
  vpc: {
    home: { cidr_block: "10.0.0.0/16", enable_dns_hostnames: true, tags: { Name: "home" } },
    edge: { cidr_block: "10.1.0.0/16", ...far },
  },
  internet_gateway: { home: { vpc_id: ref("vpc.home.id") }, edge: { vpc_id: ref("vpc.edge.id"), ...far } },
  subnet: {
    a: subnet("home", "ap-northeast-2a", "10.0.1.0/24"),
    b: subnet("home", "ap-northeast-2b", "10.0.2.0/24"),
    edge: { ...subnet("edge", "us-west-2a", "10.1.1.0/24"), ...far },
  },
  route_table: { home: { vpc_id: ref("vpc.home.id") }, edge: { vpc_id: ref("vpc.edge.id"), ...far } },
  route_table_association: {
    a: { route_table_id: ref("route_table.home.id"), subnet_id: ref("subnet.a.id") },
    edge: { route_table_id: ref("route_table.edge.id"), subnet_id: ref("subnet.edge.id"), ...far },
  },
  route: {
    out: {
      route_table_id: ref("route_table.home.id"),
      destination_cidr_block: "0.0.0.0/0",
      gateway_id: ref("internet_gateway.home.id"),
    },
    home: { route_table_id: ref("route_table.edge.id"), ...roadTo("10.0.0.0/16"), ...far },
    edge: { route_table_id: ref("route_table.home.id"), ...roadTo("10.1.0.0/16") },
  },
  vpc_peering_connection: {
    road: {
      vpc_id: ref("vpc.edge.id"),
      peer_vpc_id: ref("vpc.home.id"),
      peer_region: "ap-northeast-2",
      auto_accept: false,
      ...far,
    },
  },
  vpc_peering_connection_accepter: {
    road: {
      vpc_peering_connection_id: ref("vpc_peering_connection.road.id"),
      auto_accept: true,
      region: "ap-northeast-2",
    },
  },
  security_group: { home: { name: "home", description: "players", vpc_id: ref("vpc.home.id") } },
  vpc_security_group_ingress_rule: {
    game: {
      security_group_id: ref("security_group.home.id"),
      ip_protocol: "tcp",
      from_port: 7000,
      to_port: 7000,
      cidr_ipv4: "0.0.0.0/0",
    },
    self: {
      security_group_id: ref("security_group.home.id"),
      ip_protocol: "-1",
      referenced_security_group_id: ref("security_group.home.id"),
    },
  },
  vpc_security_group_egress_rule: {
    all: { security_group_id: ref("security_group.home.id"), ip_protocol: "-1", cidr_ipv4: "0.0.0.0/0" },
  },
  lb: {
    home: {
      name: "home",
      load_balancer_type: "network",
      internal: true,
      subnets: [ref("subnet.a.id"), ref("subnet.b.id")],
      security_groups: [ref("security_group.home.id")],
    },
  },
  lb_target_group: {
    game: {
      name: "game",
      port: 7000,
      protocol: "TCP",
      vpc_id: ref("vpc.home.id"),
      deregistration_delay: "3600",
      health_check: [{ protocol: "TCP", interval: 10, healthy_threshold: 3, unhealthy_threshold: 3 }],
    },
  },
  lb_listener: {
    game: {
      load_balancer_arn: ref("lb.home.arn"),
      port: 7000,
      protocol: "TCP",
      tcp_idle_timeout_seconds: 350,
      default_action: [{ type: "forward", target_group_arn: ref("lb_target_group.game.arn") }],
    },
  },
  iam_role: { home: { name: "home", assume_role_policy: trust } },
  iam_role_policy_attachment: {
    home: { role: ref("iam_role.home.name"), policy_arn: "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore" },
  },
  iam_instance_profile: { home: { name: "home", role: ref("iam_role.home.name") } },
  launch_template: {
    home: {
      name: "home",
      image_id: "ami-0123456789abcdef0",
      instance_type: "c7i.large",
      user_data: "IyEvYmluL3No",
      update_default_version: true,
      vpc_security_group_ids: [ref("security_group.home.id")],
      iam_instance_profile: [{ arn: ref("iam_instance_profile.home.arn") }],
      metadata_options: [{ http_endpoint: "enabled", http_tokens: "required" }],
      block_device_mappings: [{ device_name: "/dev/xvda", ebs: [{ encrypted: "true", volume_size: 20 }] }],
      tag_specifications: [{ resource_type: "instance", tags: { Name: "home" } }],
    },
  },
  autoscaling_group: {
    home: {
      name: "home",
      min_size: 2,
      max_size: 4,
      health_check_type: "ELB",
      vpc_zone_identifier: [ref("subnet.a.id"), ref("subnet.b.id")],
      target_group_arns: [ref("lb_target_group.game.arn")],
      launch_template: [
        { id: ref("launch_template.home.id"), version: "${tostring(aws_launch_template.home.latest_version)}" },
      ],
      instance_refresh: [{ strategy: "Rolling", preferences: [{ min_healthy_percentage: 100 }] }],
      tag: [{ key: "Name", value: "home", propagate_at_launch: true }],
    },
  },
  eip: { edge: { domain: "vpc", ...far } },
  route53_health_check: {
    edge: {
      type: "TCP",
      ip_address: ref("eip.edge.public_ip"),
      port: 7000,
      request_interval: 10,
      failure_threshold: 3,
    },
  },
  route53_record: {
    play: {
      zone_id: "Z0WRITTENDOWN",
      name: "play.starfall.example",
      type: "A",
      alias: [
        {
          name: ref("globalaccelerator_accelerator.entry.dns_name"),
          zone_id: ref("globalaccelerator_accelerator.entry.hosted_zone_id"),
          evaluate_target_health: false,
        },
      ],
    },
    edge: {
      zone_id: "Z0WRITTENDOWN",
      name: "edge.starfall.example",
      type: "A",
      ttl: 60,
      records: [ref("eip.edge.public_ip")],
      set_identifier: "us-west-2",
      health_check_id: ref("route53_health_check.edge.id"),
      latency_routing_policy: [{ region: "us-west-2" }],
    },
  },
  sns_topic: { ops: { name: "ops", ...far } },
  cloudwatch_metric_alarm: {
    well: {
      alarm_name: "starfall-well",
      namespace: "AWS/GlobalAccelerator",
      metric_name: "HealthyEndpointCount",
      statistic: "Minimum",
      comparison_operator: "LessThanThreshold",
      threshold: 1,
      evaluation_periods: 3,
      period: 60,
      treat_missing_data: "breaching",
      dimensions: { Accelerator: ref("globalaccelerator_accelerator.entry.id") },
      alarm_actions: [ref("sns_topic.ops.arn")],
      ...far,
    },
  },
} satisfies Resources;
