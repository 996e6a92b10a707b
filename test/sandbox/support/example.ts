import type { Resources } from "./terraform";

const ref = (place: string): string => `\${tencentcloud_${place}}`;
const placed = { vpc_id: ref("vpc.home.id"), subnet_id: ref("subnet.home.id") };

/** A home behind an anycast address, small: nine resources of nine types. */
export const example = {
  vpc: { home: { name: "home", cidr_block: "10.0.0.0/16" } },
  subnet: {
    home: {
      name: "home",
      vpc_id: ref("vpc.home.id"),
      availability_zone: "ap-seoul-1",
      cidr_block: "10.0.1.0/24",
    },
  },
  security_group: { home: { name: "home" } },
  security_group_rule_set: {
    home: {
      security_group_id: ref("security_group.home.id"),
      ingress: [{ action: "ACCEPT", protocol: "TCP", port: "7000", cidr_block: "0.0.0.0/0" }],
    },
  },
  clb_instance: {
    home: {
      clb_name: "home",
      network_type: "INTERNAL",
      ...placed,
      security_groups: [ref("security_group.home.id")],
    },
  },
  clb_listener: {
    game: { clb_id: ref("clb_instance.home.id"), listener_name: "game", protocol: "TCP", port: 7000 },
  },
  eip: { entry: { name: "entry", type: "AnycastEIP", internet_max_bandwidth_out: 100 } },
  eip_association: { entry: { eip_id: ref("eip.entry.id"), instance_id: ref("clb_instance.home.id") } },
  dnspod_record: {
    play: {
      domain: "duel.example",
      sub_domain: "play",
      record_type: "A",
      record_line: "默认",
      value: ref("eip.entry.public_ip"),
      weight: 10,
    },
  },
} satisfies Resources;
