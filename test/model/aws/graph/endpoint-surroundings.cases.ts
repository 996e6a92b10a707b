import { ref, stack, unknown, type Arguments, type Case } from "./case";

type Rest = Readonly<Record<string, Readonly<Record<string, Arguments>>>>;

const [nlb, instance, address] = [ref("lb", "a", "arn"), ref("instance", "a"), ref("eip", "a")];
const [vpc, other] = [ref("vpc", "a"), ref("vpc", "b")];
const listener = ref("globalaccelerator_listener", "a");
const group = { listener_arn: listener, endpoint_group_region: "ap-northeast-2", health_check_port: 7000 };
const endpoint = { weight: 128, client_ip_preservation_enabled: true };

/** A stack with one endpoint in one group, and what else there is. */
const behind = (endpointId: unknown, rest: Rest, changes: Arguments = {}, ofGroup: Arguments = {}) =>
  stack({
    globalaccelerator_endpoint_group: {
      a: { ...group, endpoint_configuration: [{ ...endpoint, endpoint_id: endpointId, ...changes }], ...ofGroup },
    },
    ...rest,
  });
const off = { client_ip_preservation_enabled: false };

/** A network with what may be an endpoint in it, and gateways. */
const network = (rest: Rest = {}): Rest => ({
  vpc: { a: { cidr_block: "10.0.0.0/16" }, b: { cidr_block: "10.1.0.0/16" } },
  subnet: { a: { vpc_id: vpc } },
  lb: { a: { load_balancer_type: "network", security_groups: ["sg-1"], subnets: [ref("subnet", "a")] } },
  instance: { a: { subnet_id: ref("subnet", "a") } },
  ...rest,
});
const gateway = (vpcId: unknown): Rest => ({ internet_gateway: { a: { vpc_id: vpcId } } });
const mapped: Rest = {
  lb: { a: { load_balancer_type: "network", subnet_mapping: [{ subnet_id: ref("subnet", "a") }] } },
};

const action = { target_group_arn: ref("lb_target_group", "a", "arn") };
const forward = { forward: { target_group: [{ arn: "arn:x" }, { arn: ref("lb_target_group", "a", "arn") }] } };
const targets = (vpcId: unknown, how: Arguments = action): Rest =>
  network({
    lb_listener: { a: { load_balancer_arn: nlb, port: 7000, protocol: "TCP", default_action: [how] } },
    lb_target_group: { a: { protocol: "TCP", vpc_id: vpcId } },
  });
const literally = (own: unknown, theirs: unknown): Rest => ({ ...targets(theirs), subnet: { a: { vpc_id: own } } });

const machine = (type: unknown): Rest => ({ instance: { a: { instance_type: type } } });
const listens = (protocol: unknown): Rest => ({
  globalaccelerator_listener: { a: { protocol, port_range: { from_port: 7000, to_port: 7000 } } },
});
const asked = { health_check_port: 7000, health_check_protocol: "TCP" };
const left = (name: string) => ({ ...asked, [name]: undefined });

export const endpointSurroundingCases: Readonly<Record<string, Case>> = {
  "endpoint/internet-gateway": {
    wrong: [
      behind(nlb, network()),
      behind(nlb, network(mapped)),
      behind(instance, network()),
      behind(nlb, network(gateway(other))),
      behind(nlb, network(gateway("vpc-1"))),
      behind(nlb, network(gateway(undefined))),
    ],
    right: [
      behind(nlb, network(gateway(vpc))),
      behind(nlb, network(gateway(unknown))),
      behind(nlb, network({ ...gateway(undefined), internet_gateway_attachment: { a: { vpc_id: vpc } } })),
      behind(nlb, network(), off),
      behind(nlb, network(), { client_ip_preservation_enabled: unknown }),
      // the network is elsewhere, and so may the gateway be
      behind(nlb, network({ subnet: { a: { vpc_id: "vpc-1" } } })),
      behind(nlb, network({ subnet: {} })),
      behind("arn:aws:elasticloadbalancing:x:1:loadbalancer/net/a/1", network()),
      behind(address, { ...network(), eip: { a: {} } }, off),
    ],
  },
  "endpoint/targets-elsewhere": {
    wrong: [
      behind(nlb, targets(other)),
      behind(nlb, targets(other, forward)),
      behind(nlb, literally("vpc-1", "vpc-2")),
    ],
    right: [
      behind(nlb, targets(vpc)),
      behind(nlb, targets(unknown)),
      behind(nlb, targets(undefined)),
      behind(nlb, targets(other), off),
      behind(nlb, literally("vpc-1", "vpc-1")),
      // who knows whose that is
      behind(nlb, literally(vpc, "vpc-1")),
      behind(instance, targets(other)),
    ],
  },
  "endpoint/old-machine": {
    wrong: ["t1.micro", "m3.large", "cc2.8xlarge"].map((type) => behind(instance, machine(type))),
    right: ["t2.micro", "m4.large", unknown, undefined].map((type) => behind(instance, machine(type))),
  },
  "group/health-udp": {
    wrong: [
      ...["health_check_port", "health_check_protocol"].map((name) =>
        behind(instance, { ...machine("c6i.large"), ...listens("UDP") }, {}, left(name)),
      ),
      behind("eipalloc-1", listens("UDP"), off, left("health_check_protocol")),
      behind("i-0aaa", listens("UDP"), {}, left("health_check_protocol")),
    ],
    right: [
      behind(instance, { ...machine("c6i.large"), ...listens("UDP") }, {}, asked),
      behind("i-0aaa", listens("UDP"), {}, { health_check_port: unknown, health_check_protocol: unknown }),
      behind("i-0aaa", listens("TCP"), {}, left("health_check_protocol")),
      behind("i-0aaa", listens(unknown), {}, left("health_check_protocol")),
      behind("i-0aaa", {}, {}, left("health_check_protocol")),
      behind(nlb, { ...network(gateway(vpc)), ...listens("UDP") }, {}, left("health_check_protocol")),
    ],
  },
};
