import type { Cloud } from "../../provider/cloud";
import { shown, type Group } from "../../value/value";
import type { Behaviour, Change } from "../behaviour";
import { either, onWrite, says } from "../objections";
import { attributesOf, textsAt } from "../look-up";
import { networkOf } from "./look-up";
import { hex } from "./names";
import { apiError } from "./api-error";
import { targetsOf } from "./target-group";

/** Protocols of target groups that a listener of a protocol takes. */
const takes: Readonly<Record<string, readonly string[]>> = {
  TCP: ["TCP", "TCP_UDP"],
  UDP: ["UDP", "TCP_UDP"],
  TCP_UDP: ["TCP_UDP"],
  TLS: ["TCP", "TLS"],
};
/** Listeners of one network load balancer: not adjustable (L-52964454). */
const most = 50;

/** What load balancers listen to. Facts: AWS sheet, section 5.2. */
export const listener: Readonly<Record<string, Behaviour>> = {
  aws_lb_listener: {
    id: "{arn}",
    references: {
      load_balancer_arn: { to: ["aws_lb"], onDelete: "with" },
      "default_action.target_group_arn": { to: ["aws_lb_target_group"] },
      "default_action.forward.target_group.arn": { to: ["aws_lb_target_group"] },
    },
    computed: {
      arn: ({ load_balancer_arn: lb }) => `${shown(lb).replace(":loadbalancer/", ":listener/")}/${hex(16)}`,
      protocol: ({ load_balancer_arn: lb }) => (shown(lb).includes("/app/") ? "HTTP" : null),
      // seconds
      tcp_idle_timeout_seconds: ({ protocol }) => (protocol === "TCP" ? 350 : null),
      ssl_policy: ({ protocol }) => (protocol === "TLS" || protocol === "HTTPS" ? "ELBSecurityPolicy-2016-08" : null),
    },
    keptBlocks: ["mutual_authentication"],
    refusedAtApply: [
      onWrite((after, change) =>
        either(
          () => strangeIdleTimeout(after, change),
          () => taken(after, change),
          () => strangeTargets(after, change.cloud),
        ),
      ),
    ],
    // an idle time that was of TCP does not stay with another protocol
    kept: (told) => (told["protocol"] === "TCP" ? told : { ...told, tcp_idle_timeout_seconds: null }),
  },
};

function strangeIdleTimeout({ protocol }: Group, { config }: Change): string | undefined {
  return says(config?.["tcp_idle_timeout_seconds"]) && protocol !== "TCP"
    ? apiError(
        "InvalidConfigurationRequest",
        `Listener attribute 'tcp.idle_timeout.seconds' is not supported for ${shown(protocol)} listeners`,
      )
    : undefined;
}

function taken({ load_balancer_arn: lb, port }: Group, { id, cloud }: Change): string | undefined {
  const others = cloud
    .list("aws_lb_listener")
    .filter((one) => one.id !== id && one.attributes["load_balancer_arn"] === lb);
  // whatever the protocol: TCP and UDP on one port are one listener of TCP_UDP
  if (others.some(({ attributes }) => says(port) && attributes["port"] === port)) {
    return apiError("DuplicateListener", `A listener already exists on port ${shown(port)} for this load balancer`);
  }
  return others.length >= most
    ? apiError("TooManyListeners", `The maximum number of listeners has been reached on this load balancer: ${most}`)
    : undefined;
}

function strangeTargets(after: Group, cloud: Cloud): string | undefined {
  const { protocol, load_balancer_arn: lb } = after;
  const balancer = attributesOf(cloud, "aws_lb", lb);
  const vpc = networkOf(cloud, textsAt(balancer, "subnets[]")[0]);
  const allowed = takes[shown(protocol)];
  for (const arn of targetsOf(after)) {
    const group = attributesOf(cloud, "aws_lb_target_group", arn);
    if (allowed && says(group["protocol"]) && !allowed.includes(shown(group["protocol"]))) {
      return apiError(
        "InvalidConfigurationRequest",
        `A ${shown(protocol)} listener does not take the target group ${arn}`,
      );
    }
    if (says(group["vpc_id"]) && vpc !== "" && group["vpc_id"] !== vpc) {
      return apiError(
        "InvalidConfigurationRequest",
        `The target group ${arn} and the load balancer are not of one VPC`,
      );
    }
    const other = cloud
      .list("aws_lb_listener")
      .some(({ attributes }) => attributes["load_balancer_arn"] !== lb && targetsOf(attributes).includes(arn));
    if (other)
      return apiError("TargetGroupAssociationLimit", `${arn} is associated with another load balancer already`);
  }
  return undefined;
}
