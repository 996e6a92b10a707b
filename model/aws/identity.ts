import type { Identity } from "../identity";

const families = { attribute: "ip_address_type", both: "DUAL_STACK" };
const accelerator = { shows: ["ip_sets.ip_addresses", "dns_name", "dual_stack_dns_name"], flag: "enabled", families };

/** Accelerators of both kinds, and zones. Facts: AWS sheet, sections 4.1, 4.3, 7 and 8.3. */
export const awsIdentity: Identity = {
  entries: [
    { type: "aws_globalaccelerator_accelerator", id: "id", ...accelerator },
    { type: "aws_globalaccelerator_custom_routing_accelerator", id: "id", ...accelerator },
  ],
  bindings: [
    { type: "aws_globalaccelerator_listener", id: "id", to: "accelerator_arn", shared: false },
    {
      type: "aws_globalaccelerator_endpoint_group",
      id: "id",
      to: "listener_arn",
      shared: true,
      shares: { dial: "traffic_dial_percentage", endpoints: "endpoint_configuration", weight: "weight" },
    },
    { type: "aws_globalaccelerator_custom_routing_listener", id: "id", to: "accelerator_arn", shared: false },
    { type: "aws_globalaccelerator_custom_routing_endpoint_group", id: "id", to: "listener_arn", shared: true },
  ],
  addresses: ["aws_eip"],
  zones: ["aws_route53_zone"],
  delegations: [{ type: "aws_route53_record", where: { type: "NS" }, names: ["zone_id", "name"] }],
};
