import type { Cloud } from "../../provider/cloud";
import { valuesAt } from "../../value/path";
import { isGroup, isList, shown, type Group } from "../../value/value";
import type { Behaviour, Change } from "../behaviour";
import { eachIn } from "../each-in";
import { either, onWrite, says } from "../objections";
import { inTurn } from "./accelerator";
import { meet, portsOf } from "./accelerator-listener";
import { configuredIn, endpointOf, interfaceOf, strangePreservation } from "./endpoint";
import { attributesOf } from "../look-up";
import { hex } from "./names";
import { apiError } from "./api-error";

const type = "aws_globalaccelerator_endpoint_group";
/** Endpoint groups of one accelerator, over all its listeners: not adjustable. */
const most = 42;
const mostEndpoints = 10;

/** Where accelerators send to. Facts: AWS sheet, sections 4.3, 8.2, 10, 11 and 16. */
export const endpointGroup: Readonly<Record<string, Behaviour>> = {
  [type]: {
    id: "{arn}",
    global: true,
    references: {
      listener_arn: { to: ["aws_globalaccelerator_listener"] },
      // a load balancer may go while a group still names it
      "endpoint_configuration.endpoint_id": {
        to: ["aws_lb", "aws_instance", "aws_eip"],
        region: "endpoint_group_region",
        onDelete: "leave",
      },
      "interfaces.vpc_id": { to: ["aws_vpc"], region: "endpoint_group_region" },
      "interfaces.subnet_ids[]": { to: ["aws_subnet"], region: "endpoint_group_region" },
    },
    computed: {
      arn: ({ listener_arn: above }) => `${shown(above)}/endpoint-group/${hex(12)}`,
      endpoint_group_region: (_group, cloud) => cloud.region,
      health_check_port: ({ listener_arn: above }, cloud) =>
        portsOf(attributesOf(cloud, "aws_globalaccelerator_listener", above))[0]?.from ?? null,
      health_check_path: ({ health_check_protocol: protocol }) => (protocol === "TCP" ? null : "/"),
    },
    refusedAtApply: [
      onWrite((after, change) =>
        either(
          () => strangeInterval(after),
          () => taken(after, change),
          () => strangeOverrides(after, change),
          () => strangeEndpoints(after, change),
        ),
      ),
    ],
    kept: (told, before, cloud) => asSent(told, before, cloud),
    inTurn,
  },
  aws_globalaccelerator_custom_routing_endpoint_group: {
    id: "{arn}",
    global: true,
    references: {
      listener_arn: { to: ["aws_globalaccelerator_custom_routing_listener"] },
      "endpoint_configuration.endpoint_id": { to: ["aws_subnet"], region: "endpoint_group_region" },
    },
    computed: {
      arn: ({ listener_arn: above }) => `${shown(above)}/endpoint-group/${hex(12)}`,
      endpoint_group_region: (_group, cloud) => cloud.region,
    },
    inTurn,
  },
};

function strangeInterval({ health_check_interval_seconds: seconds }: Group): string | undefined {
  return seconds === 10 || seconds === 30
    ? undefined
    : apiError("InvalidArgumentException", `HealthCheckIntervalSeconds must be 10 or 30, got ${shown(seconds)}`);
}

function taken(after: Group, { id, cloud }: Change): string | undefined {
  const accelerator = shown(after["listener_arn"]).replace(/\/listener\/.*$/, "/");
  const others = cloud
    .list(type)
    .filter((one) => one.id !== id && shown(one.attributes["listener_arn"]).startsWith(accelerator));
  const region = regionOf(after, cloud);
  const twin = others.some(
    ({ attributes }) =>
      attributes["listener_arn"] === after["listener_arn"] && attributes["endpoint_group_region"] === region,
  );
  if (twin) {
    return apiError("EndpointGroupAlreadyExistsException", `the listener has an endpoint group in ${region} already`);
  }
  return others.length >= most
    ? apiError("LimitExceededException", `An accelerator has at most ${most} endpoint groups`)
    : undefined;
}

function strangeOverrides(after: Group, { cloud }: Change): string | undefined {
  const overrides = (isList(after["port_override"]) ? after["port_override"] : []).filter(isGroup);
  const accelerator = shown(after["listener_arn"]).replace(/\/listener\/.*$/, "");
  const own = portsOf(attributesOf(cloud, "aws_globalaccelerator_listener", after["listener_arn"]));
  const all = cloud
    .list("aws_globalaccelerator_listener")
    .filter(({ attributes }) => attributes["accelerator_arn"] === accelerator)
    .flatMap(({ attributes }) => portsOf(attributes));
  for (const { listener_port: from, endpoint_port: to } of overrides) {
    const at = (port: unknown) => ({ from: Number(port), to: Number(port) });
    if (!own.some((range) => meet(range, at(from)))) {
      return apiError(
        "InvalidArgumentException",
        `The listener does not listen to port ${shown(from)} of the override`,
      );
    }
    if (all.some((range) => meet(range, at(to)))) {
      return apiError("InvalidArgumentException", `Port ${shown(to)} of the override is a listener's own`);
    }
  }
  return undefined;
}

function strangeEndpoints(after: Group, { before, cloud }: Change): string | undefined {
  const endpoints = configuredIn(after);
  if (endpoints.length > mostEndpoints) {
    return apiError("LimitExceededException", `An endpoint group has at most ${mostEndpoints} endpoints`);
  }
  const listener = attributesOf(cloud, "aws_globalaccelerator_listener", after["listener_arn"]);
  const accelerator = attributesOf(cloud, "aws_globalaccelerator_accelerator", listener["accelerator_arn"]);
  const dualStack = accelerator["ip_address_type"] === "DUAL_STACK";
  for (const { endpoint_id: id, client_ip_preservation_enabled: preserve } of endpoints) {
    if (!says(id)) continue;
    const endpoint = endpointOf(shown(id), cloud);
    if (endpoint?.region !== regionOf(after, cloud)) {
      // what was lost before is no concern of a change to something else
      const named = configuredIn(before ?? {}).some((one) => one["endpoint_id"] === id);
      if (endpoint === undefined && named) continue;
      return apiError("InvalidArgumentException", `The resource ${shown(id)} is not a valid load balancer ARN`);
    }
    if (dualStack && !endpoint.dualStack) {
      return apiError("InvalidArgumentException", `${shown(id)} is not dual-stack, as its accelerator is`);
    }
    const words = strangePreservation(endpoint, { preserve: preserve === true, dualStack, cloud });
    if (words !== undefined) return words;
  }
  return undefined;
}

/** What is left out is sent as zero and as false, and the whole list takes the place of the old one. */
function asSent(told: Group, before: Group | null, cloud: Cloud): Group {
  const preserving = configuredIn(told).filter((one) => one["client_ip_preservation_enabled"] === true);
  const held = valuesAt(before, "interfaces[]").map(({ value }) => value);
  return {
    ...told,
    endpoint_configuration: eachIn(told["endpoint_configuration"], (one) => ({
      ...one,
      weight: one["weight"] ?? 0,
      client_ip_preservation_enabled: one["client_ip_preservation_enabled"] ?? false,
    })),
    // a load balancer that has gone leaves its interfaces behind until its group lets go of it
    interfaces: preserving.flatMap(({ endpoint_id: id }) => {
      const endpoint = endpointOf(shown(id), cloud);
      return endpoint ? [interfaceOf(endpoint)] : held.filter((one) => isGroup(one) && one["endpoint_id"] === id);
    }),
  };
}

function regionOf({ endpoint_group_region: region }: Group, { region: own }: Cloud): string {
  return typeof region === "string" ? region : own;
}
