import type { Cloud } from "../../provider/cloud";
import { shown, type Value } from "../../value/value";
import type { Behaviour } from "../behaviour";
import { account, arn, ec2Id } from "./names";
import { onCreate } from "../objections";
import { apiError } from "./api-error";

const gateway = { transit_gateway_id: { to: ["aws_ec2_transit_gateway"] } };
const attachment = "aws_ec2_transit_gateway_peering_attachment";

/** Transit gateways: roads between many networks. Facts: AWS sheet, section 7. */
export const transit: Readonly<Record<string, Behaviour>> = {
  aws_ec2_transit_gateway: {
    id: ec2Id("tgw"),
    inUse: "IncorrectState",
    computed: {
      arn: arn("ec2", "transit-gateway/{id}"),
      owner_id: account,
      association_default_route_table_id: ec2Id("tgw-rtb"),
      propagation_default_route_table_id: "{association_default_route_table_id}",
      encryption_support: "disable",
    },
  },
  aws_ec2_transit_gateway_vpc_attachment: {
    id: ec2Id("tgw-attach"),
    references: { ...gateway, vpc_id: { to: ["aws_vpc"] }, "subnet_ids[]": { to: ["aws_subnet"] } },
    computed: {
      arn: arn("ec2", "transit-gateway-attachment/{id}"),
      vpc_owner_id: account,
      security_group_referencing_support: "disable",
      transit_gateway_default_route_table_association: true,
      transit_gateway_default_route_table_propagation: true,
    },
  },
  [attachment]: {
    id: ec2Id("tgw-attach"),
    references: {
      ...gateway,
      peer_transit_gateway_id: { to: ["aws_ec2_transit_gateway"], region: "peer_region" },
    },
    computed: { arn: arn("ec2", "transit-gateway-attachment/{id}"), peer_account_id: account },
    keptBlocks: ["options"],
    seen: ({ id = null }, cloud) => ({ state: isAccepted(id, cloud) ? "available" : "pendingAcceptance" }),
  },
  aws_ec2_transit_gateway_peering_attachment_accepter: {
    id: "{transit_gateway_attachment_id}",
    // lies in the region of the side that asked for it
    references: { transit_gateway_attachment_id: { to: [attachment], onDelete: "with", unchecked: true } },
    refusedAtApply: [
      onCreate(({ transit_gateway_attachment_id: id }, cloud) =>
        find(id, cloud)?.attributes["peer_region"] === cloud.region
          ? undefined
          : apiError("InvalidTransitGatewayAttachmentID.NotFound", `${shown(id)} does not exist in ${cloud.region}`),
      ),
    ],
    seen: ({ transit_gateway_attachment_id: id }, cloud) => {
      const found = find(id, cloud);
      return {
        peer_account_id: account,
        peer_region: found?.region ?? null,
        peer_transit_gateway_id: found?.attributes["transit_gateway_id"] ?? null,
        transit_gateway_id: found?.attributes["peer_transit_gateway_id"] ?? null,
      };
    },
  },
  aws_ec2_transit_gateway_route: {
    id: "{transit_gateway_route_table_id}_{destination_cidr_block}",
    references: {
      transit_gateway_attachment_id: {
        to: ["aws_ec2_transit_gateway_vpc_attachment", attachment],
        onDelete: "leave",
        unchecked: true,
      },
    },
  },
};

function find(id: Value | undefined, cloud: Cloud) {
  return cloud.everywhere(attachment).find((one) => one.id === id);
}

function isAccepted(id: Value, cloud: Cloud): boolean {
  return cloud
    .everywhere("aws_ec2_transit_gateway_peering_attachment_accepter")
    .some(({ attributes }) => attributes["transit_gateway_attachment_id"] === id);
}
