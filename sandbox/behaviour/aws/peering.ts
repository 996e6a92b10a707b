import type { Cloud } from "../../provider/cloud";
import type { FiledObject } from "../../store";
import { overlaps, parseCidr } from "../../value/cidr";
import { isList, shown, type Group, type Value } from "../../value/value";
import type { Behaviour } from "../behaviour";
import { onCreate, onWrite, says } from "../objections";
import { account, ec2Id } from "./names";
import { apiError } from "./api-error";

const type = "aws_vpc_peering_connection";
const connection = { vpc_peering_connection_id: { to: [type], onDelete: "with", unchecked: true } } as const;
const sides = ["accepter", "requester"];

/** Roads between networks, in one region or two. Facts: AWS sheet, section 7. */
export const peering: Readonly<Record<string, Behaviour>> = {
  [type]: {
    id: ec2Id("pcx"),
    references: {
      vpc_id: { to: ["aws_vpc"], onDelete: "with" },
      peer_vpc_id: { to: ["aws_vpc"], region: "peer_region", onDelete: "with" },
    },
    computed: {
      peer_owner_id: account,
      peer_region: "{region}",
      accept_status: ({ auto_accept: auto }) => (auto === true ? "active" : "pending-acceptance"),
    },
    keptBlocks: sides,
    neverRead: ["auto_accept"],
    refusedAtApply: [
      onWrite((after, { config }) =>
        after["auto_accept"] === true && says(config?.["peer_region"])
          ? "`peer_region` cannot be set whilst `auto_accept` is `true` when creating an EC2 VPC Peering Connection"
          : undefined,
      ),
      onCreate((after, cloud) => (overlapping(after, cloud) ? failed : undefined)),
      onWrite((after, { id, cloud }) => {
        const active =
          after["auto_accept"] === true || find(id ?? null, cloud)?.attributes["accept_status"] === "active";
        return active ? undefined : inactive(after, id ?? "the connection");
      }),
    ],
    kept: (told) => (told["auto_accept"] === true ? { ...told, accept_status: "active" } : told),
  },
  aws_vpc_peering_connection_accepter: {
    id: "{vpc_peering_connection_id}",
    references: connection,
    keptBlocks: sides,
    neverRead: ["auto_accept"],
    refusedAtApply: [
      onWrite(({ vpc_peering_connection_id: id }, { cloud }) =>
        find(id, cloud)?.attributes["peer_region"] === cloud.region
          ? undefined
          : apiError("InvalidVpcPeeringConnectionID.NotFound", `${shown(id)} does not exist in ${cloud.region}`),
      ),
      onWrite((after, { cloud }) => {
        const id = after["vpc_peering_connection_id"];
        const active = after["auto_accept"] === true || find(id, cloud)?.attributes["accept_status"] === "active";
        return active ? undefined : inactive(after, shown(id));
      }),
    ],
    // accepted once and for all: deleting the accepter leaves the connection as it is
    effect: ({ auto_accept: auto, vpc_peering_connection_id: id }, cloud) => {
      const found = find(id, cloud);
      if (auto !== true || found?.region === undefined) return;
      const attributes = { ...found.attributes, accept_status: "active" };
      cloud.in(found.region).put({ type, id: found.id, attributes });
    },
    seen: ({ vpc_peering_connection_id: id }, cloud) => {
      const found = find(id, cloud);
      const { vpc_id: asking, peer_vpc_id: asked, accept_status: status } = found?.attributes ?? {};
      return {
        vpc_id: asked ?? null,
        peer_vpc_id: asking ?? null,
        peer_owner_id: account,
        peer_region: found?.region ?? null,
        accept_status: status ?? "deleted",
      };
    },
  },
  aws_vpc_peering_connection_options: {
    id: "{vpc_peering_connection_id}",
    references: connection,
    keptBlocks: sides,
    refusedAtApply: [
      onWrite((after, { cloud }) => {
        const id = after["vpc_peering_connection_id"];
        return find(id, cloud)?.attributes["accept_status"] === "active" ? undefined : inactive(after, shown(id));
      }),
    ],
  },
};

const failed =
  "unexpected state 'failed', wanted target 'active, pending-acceptance'. " +
  "last error: Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range";

/** Both sides know a connection by one id, which is filed in the region of the side that asked for it. */
function find(id: Value | undefined, cloud: Cloud): FiledObject | undefined {
  return cloud.everywhere(type).find((one) => one.id === id);
}

function overlapping({ vpc_id: own, peer_vpc_id: peer }: Group, cloud: Cloud): boolean {
  const [one, other] = [own, peer].map((id) => {
    const vpc = cloud.everywhere("aws_vpc").find((each) => each.id === id);
    return parseCidr(shown(vpc?.attributes["cidr_block"]));
  });
  return one !== undefined && other !== undefined && overlaps(one, other);
}

function inactive(after: Group, id: string): string | undefined {
  return sides.some((side) => isList(after[side]) && after[side].length > 0)
    ? apiError("OperationNotPermitted", `Peering ${id} is not active: its options can be set once it is accepted`)
    : undefined;
}
