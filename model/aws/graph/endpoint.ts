import type { Graph } from "../../cloud-model";
import type { Arguments } from "../../graph/resources";
import { flag, isSet, isTemplate, number, reference, text } from "../../graph/values";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { outlyingZone } from "../zones";
import { acceleratorOf, listenerOf } from "./accelerated";
import { eachEndpoint } from "./each-endpoint";
import { endpointKind, type Endpoint } from "./endpoint-kind";
import { resourcesOf } from "./provider";
import { subnetsOf } from "./subnets-of";
import { targetsOf } from "./targets-of";

/** Endpoints of accelerators. Facts: AWS sheet, sections 1, 10, 11 and 20. */
export const endpointRules: readonly Rule<Graph>[] = [
  eachEndpoint("endpoint/left-out", "section 20, rule 1: left out, the provider sends 0 and false", (endpoint) =>
    ["weight", "client_ip_preservation_enabled"]
      .filter((name) => !isSet(endpoint, name))
      .map((name) => ({ what: `\`${name}\` is left out of an endpoint`, fix: "write it" })),
  ),
  eachEndpoint("endpoint/weight", "section 20, rule 3: a whole number from 0 to 255", ({ weight }) => {
    const written = number(weight);
    const wrong = written !== undefined && (!Number.isInteger(written) || written < 0 || written > 255);
    return when(wrong, () => ({
      what: `\`weight\` is ${written ?? ""}`,
      fix: "write 0 to 255; 0 drains, 128 is usual",
    }));
  }),
  eachEndpoint("endpoint/client-ip-impossible", "section 11", (endpoint, graph, group) => {
    if (flag(endpoint["client_ip_preservation_enabled"]) !== true) return [];
    const why = whyNoClientIp(endpointKind(graph, endpoint["endpoint_id"]), graph, group);
    return when(why !== undefined, () => ({
      what: `an endpoint is to keep players' addresses, which it cannot: ${why ?? ""}`,
      fix: "write `client_ip_preservation_enabled = false`, or change the endpoint",
    }));
  }),
  eachEndpoint(
    "endpoint/client-ip-required",
    "section 11; issue h3poteto/aws-global-accelerator-controller#134",
    (endpoint, graph) => {
      const { kind, resource } = endpointKind(graph, endpoint["endpoint_id"]) ?? {};
      const internal = flag(resource?.args["internal"]) === true;
      const must = kind === "instance" ? "a machine" : internal ? "a private load balancer" : undefined;
      return when(must !== undefined && flag(endpoint["client_ip_preservation_enabled"]) === false, () => ({
        what: `an endpoint is not to keep players' addresses, but ${must ?? ""} always does, and the apply fails`,
        fix: "write `client_ip_preservation_enabled = true`",
      }));
    },
  ),
  eachEndpoint("endpoint/dual-stack", "section 20, rule 18", (endpoint, graph, group) => {
    const accelerator = acceleratorOf(graph, listenerOf(graph, group));
    if (text(accelerator?.args["ip_address_type"]) !== "DUAL_STACK") return [];
    const { kind, resource } = endpointKind(graph, endpoint["endpoint_id"]) ?? {};
    const type = resource?.args["ip_address_type"];
    const single = resource?.type === "lb" && !isTemplate(type) && !(text(type) ?? "ipv4").startsWith("dualstack");
    const why =
      kind === "address"
        ? "an address is IPv4 only"
        : single
          ? "the load balancer is IPv4 only"
          : flag(endpoint["client_ip_preservation_enabled"]) === false
            ? "it does not keep players' addresses"
            : undefined;
    return when(why !== undefined, () => ({
      what: `its accelerator is dual-stack, and an endpoint cannot be behind it: ${why ?? ""}`,
      fix: "make the endpoint dual-stack and keep players' addresses, or write `ip_address_type = IPV4`",
    }));
  }),
  eachEndpoint("endpoint/outlying", "section 20, rule 12: the accelerator reaches regions only", (endpoint, graph) => {
    const { resource } = endpointKind(graph, endpoint["endpoint_id"]) ?? {};
    const zone = resource && placesOf(graph, resource.args).find((place) => outlyingZone(place) !== undefined);
    return when(zone !== undefined, () => ({
      what: `an endpoint is in ${zone ?? ""}, a ${outlyingZone(zone ?? "") ?? ""}, which the accelerator does not reach`,
      fix: "put it into a zone of the region, or let players find it by DNS",
    }));
  }),
];

function whyNoClientIp(endpoint: Endpoint | undefined, graph: Graph, group: Arguments): string | undefined {
  if (endpoint?.kind === "address") return "it is an Elastic IP address";
  const { kind, resource } = endpoint ?? {};
  if (kind !== "nlb" || resource === undefined) return undefined;
  const { args, address } = resource;
  const guards = args["security_groups"];
  if (!isSet(args, "security_groups") || (Array.isArray(guards) && guards.length === 0)) {
    return "the load balancer has no security groups";
  }
  const tls = resourcesOf(graph, "lb_listener").some(
    (listener) =>
      reference(listener.args["load_balancer_arn"])?.address === address && text(listener.args["protocol"]) === "TLS",
  );
  if (tls) return "the load balancer has a TLS listener";
  const ipv6 = targetsOf(graph, resource).find((targets) => text(targets.args["ip_address_type"]) === "ipv6");
  if (ipv6) return `the load balancer turns IPv4 into IPv6 on its way to ${ipv6.address}`;
  const accelerator = acceleratorOf(graph, listenerOf(graph, group));
  const single = accelerator !== undefined && text(accelerator.args["ip_address_type"] ?? "IPV4") === "IPV4";
  return single && (text(args["ip_address_type"]) ?? "").startsWith("dualstack")
    ? "the load balancer is dual-stack, and its accelerator is not"
    : undefined;
}

/** Zones an endpoint is in, as far as its subnets are in the same stack. */
function placesOf(graph: Graph, args: Arguments): string[] {
  const zones = subnetsOf(graph, args).map((subnet) => subnet.args["availability_zone"]);
  return [...zones, args["availability_zone"]].flatMap((zone) => text(zone) ?? []);
}
