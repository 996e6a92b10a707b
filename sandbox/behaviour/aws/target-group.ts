import { isGroup, isList, shown, type Group, type Value } from "../../value/value";
import type { Behaviour } from "../behaviour";
import { eachIn } from "../each-in";
import { either, onWrite, says } from "../objections";
import { textsAt } from "../look-up";
import { account, generatedName, hex } from "./names";
import { apiError } from "./api-error";

/** What load balancers send to, and whether it is well. Facts: AWS sheet, sections 5.3 and 12. */
export const targetGroup: Readonly<Record<string, Behaviour>> = {
  aws_lb_target_group: {
    id: "{arn}",
    retriesDelete: true,
    references: { vpc_id: { to: ["aws_vpc"], onDelete: "leave" } },
    unique: {
      attribute: "name",
      says: (name) => apiError("DuplicateTargetGroupName", `A target group with the name '${name}' already exists`),
    },
    computed: {
      name: generatedName("tf-"),
      arn: ({ region, name }) =>
        `arn:aws:elasticloadbalancing:${shown(region)}:${account}:targetgroup/${shown(name)}/${hex(16)}`,
      arn_suffix: ({ arn }) => shown(arn).split(":").at(-1) ?? "",
      ip_address_type: "ipv4",
      connection_termination: ({ protocol }) => protocol === "UDP" || protocol === "TCP_UDP",
      preserve_client_ip: ({ protocol, target_type: type }) =>
        type === "instance" || protocol === "UDP" || protocol === "TCP_UDP" ? "true" : "false",
      load_balancing_cross_zone_enabled: "use_load_balancer_configuration",
    },
    keptBlocks: ["health_check", "stickiness", "target_failover", "target_group_health", "target_health_state"],
    refusedAtPlan: [
      onWrite((after, { config }) =>
        either(
          () => missing(after),
          () => strangeCheck(after, config ?? {}),
        ),
      ),
    ],
    refusedAtApply: [
      onWrite(({ health_check: blocks }) => {
        const [check] = isList(blocks) ? blocks : [];
        const { interval, timeout } = isGroup(check) ? check : {};
        return typeof interval === "number" && typeof timeout === "number" && timeout >= interval
          ? apiError(
              "ValidationError",
              `Health check interval must be greater than the timeout: ${interval}, ${timeout}`,
            )
          : undefined;
      }),
      onWrite(({ protocol, preserve_client_ip: preserve }) =>
        (protocol === "UDP" || protocol === "TCP_UDP") && preserve === "false"
          ? apiError("InvalidConfigurationRequest", `${protocol} target groups always preserve the client's address`)
          : undefined,
      ),
    ],
    kept: (group) => ({ ...group, health_check: keptCheck(group) }),
    seen: ({ arn }, cloud) => ({
      load_balancer_arns: cloud
        .list("aws_lb_listener")
        .filter(({ attributes }) => targetsOf(attributes).includes(shown(arn)))
        .flatMap(({ attributes }) => textsAt(attributes, "load_balancer_arn")),
    }),
  },
  aws_lb_target_group_attachment: {
    references: {
      target_group_arn: { to: ["aws_lb_target_group"], onDelete: "with" },
      // a machine, an address or another load balancer
      target_id: { to: ["aws_instance"], onDelete: "with", unchecked: true },
    },
  },
};

/** The target groups that a listener sends to. */
export function targetsOf(listener: Group): string[] {
  return [
    ...textsAt(listener, "default_action.target_group_arn"),
    ...textsAt(listener, "default_action.forward.target_group.arn"),
  ];
}

function missing(group: Group): string | undefined {
  if (group["target_type"] === "lambda") return undefined;
  const name = ["port", "protocol", "vpc_id"].find((each) => (group[each] ?? null) === null);
  return name && `Attribute "${name}" must be specified when "target_type" is "${shown(group["target_type"])}".`;
}

/** Read in the configuration: what the cloud filled in for another protocol is not in the way. */
function strangeCheck({ protocol, target_type: type }: Group, { health_check: blocks }: Group): string | undefined {
  const [check] = isList(blocks) ? blocks : [];
  if (!isGroup(check) || shown(check["protocol"] ?? "HTTP").toUpperCase() !== "TCP") return undefined;
  const stray = ["matcher", "path"].find((name) => says(check[name]));
  if (stray)
    return `Attribute "health_check[0].${stray}" cannot be specified when "health_check[0].protocol" is "TCP".`;
  return protocol === "HTTP" || protocol === "HTTPS" || type === "lambda"
    ? `Attribute "health_check[0].protocol" cannot have value "TCP" when "protocol" is "${shown(protocol)}".`
    : undefined;
}

/** A check that nobody wrote is AWS's own, of TCP; one without a protocol is the provider's, of HTTP. */
function keptCheck(group: Group): Value {
  const { health_check: blocks, protocol, target_type: type } = group;
  const layer4 = protocol !== "HTTP" && protocol !== "HTTPS" && type !== "lambda";
  const own = {
    enabled: true,
    healthy_threshold: 5,
    interval: 30,
    matcher: null,
    path: null,
    port: "traffic-port",
    protocol: layer4 ? "TCP" : "HTTP",
    timeout: null,
    unhealthy_threshold: 2,
  };
  const written = isList(blocks) && blocks.length > 0 ? blocks : [own];
  return eachIn(written, (check) => filled(check, layer4));
}

function filled(check: Group, layer4: boolean): Group {
  const tcp = check["protocol"] === "TCP";
  const or = (name: string, usual: string | number): Value => (says(check[name]) ? (check[name] ?? null) : usual);
  return {
    ...check,
    timeout: or("timeout", tcp ? 10 : layer4 ? 6 : 5),
    path: tcp ? "" : or("path", "/"),
    matcher: tcp ? "" : or("matcher", layer4 ? "200-399" : "200"),
  };
}
