import type { Cloud } from "../../provider/cloud";
import { isGroup, shown, type Group } from "../../value/value";
import { textsAt } from "../look-up";
import { hasInternet, networkOf } from "./look-up";
import { apiError } from "./api-error";

/** What Global Accelerator can send to. */
export interface Endpoint {
  readonly id: string;
  readonly kind: "application" | "network" | "instance" | "address";
  readonly region: string;
  readonly vpc: string;
  readonly subnets: readonly string[];
  readonly internal: boolean;
  readonly secured: boolean;
  readonly dualStack: boolean;
  readonly tls: boolean;
}

/** The endpoint of that id, wherever it lies. */
export function endpointOf(id: string, cloud: Cloud): Endpoint | undefined {
  const none = { id, vpc: "", subnets: [], internal: false, secured: false, dualStack: false, tls: false };
  const found = (type: string) => cloud.everywhere(type).find((one) => one.id === id);
  const lb = found("aws_lb");
  if (lb !== undefined) return balancer(id, lb.attributes, cloud.in(lb.region ?? ""));
  const machine = found("aws_instance");
  if (machine !== undefined) {
    const { region = "", attributes } = machine;
    const subnets = textsAt(attributes, "subnet_id");
    const dualStack = textsAt(attributes, "ipv6_addresses[]").length > 0;
    return { ...none, kind: "instance", region, subnets, vpc: networkOf(cloud.in(region), subnets[0]), dualStack };
  }
  const address = found("aws_eip");
  return address && { ...none, kind: "address", region: address.region ?? "" };
}

function balancer(id: string, lb: Group, cloud: Cloud): Endpoint | undefined {
  const kind = lb["load_balancer_type"];
  if (kind !== "application" && kind !== "network") return undefined;
  const subnets = textsAt(lb, "subnets[]");
  return {
    id,
    kind,
    region: cloud.region,
    subnets,
    vpc: networkOf(cloud, subnets[0]),
    internal: lb["internal"] === true,
    secured: textsAt(lb, "security_groups[]").length > 0,
    dualStack: shown(lb["ip_address_type"]).startsWith("dualstack"),
    tls: cloud
      .list("aws_lb_listener")
      .some(({ attributes }) => attributes["load_balancer_arn"] === id && attributes["protocol"] === "TLS"),
  };
}

/** Why the client's address cannot be kept, or must be, at an endpoint. Facts: AWS sheet, section 11. */
export function strangePreservation(
  endpoint: Endpoint,
  { preserve, dualStack, cloud }: { preserve: boolean; dualStack: boolean; cloud: Cloud },
): string | undefined {
  const { id, kind, internal } = endpoint;
  if (!preserve) {
    const why =
      kind === "instance"
        ? "EC2 instance endpoints"
        : internal
          ? `internal facing ${kind} load balancer`
          : dualStack
            ? "endpoints of dual-stack accelerators"
            : undefined;
    return why && refused(`ClientIPPreservation must be enabled for ${why}: ${id}`);
  }
  const why = cannotPreserve(endpoint, dualStack);
  if (why !== undefined) return refused(`ClientIPPreservation is not supported for ${why}: ${id}`);
  return hasInternet(cloud, endpoint.vpc)
    ? undefined
    : refused(`ClientIPPreservation needs an internet gateway in ${endpoint.vpc}, the VPC of ${id}`);
}

function cannotPreserve({ kind, secured, tls, dualStack }: Endpoint, dualStackAccelerator: boolean) {
  if (kind === "address") return "Elastic IP addresses";
  if (kind !== "network") return undefined;
  if (!secured) return "network load balancers without security groups";
  if (tls) return "network load balancers with a TLS listener";
  return dualStack && !dualStackAccelerator
    ? "dual-stack network load balancers behind an IPv4 accelerator"
    : undefined;
}

function refused(message: string): string {
  return apiError("InvalidArgumentException", message);
}

/** What Global Accelerator puts into the network of an endpoint that keeps the client's address. */
export function interfaceOf({ id, vpc, subnets }: Endpoint): Group {
  return { endpoint_id: id, vpc_id: vpc, subnet_ids: subnets };
}

/** The endpoints of a group as configured. */
export function configuredIn({ endpoint_configuration: endpoints }: Group): Group[] {
  return Array.isArray(endpoints) ? endpoints.filter(isGroup) : [];
}
