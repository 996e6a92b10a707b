import type { Graph } from "../../cloud-model";
import { blocks, isSet, text } from "../../graph/values";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { isOldFamily } from "../old-family";
import { listenerOf, protocolOf } from "./accelerated";
import { eachEndpoint } from "./each-endpoint";
import { endpointKind } from "./endpoint-kind";
import { eachOf } from "./provider";

/** Machines and addresses that are endpoints themselves, without a load balancer. Facts: AWS sheet, sections 10, 12, 20. */
export const endpointMachineRules: readonly Rule<Graph>[] = [
  eachEndpoint("endpoint/old-machine", "section 10", (endpoint, graph) => {
    const { resource } = endpointKind(graph, endpoint["endpoint_id"]) ?? {};
    const type = text(resource?.args["instance_type"]);
    return when(type !== undefined && isOldFamily(type), () => ({
      what: `an endpoint is ${resource?.address ?? ""}, a ${type ?? ""}, to which an accelerator cannot send`,
      fix: "choose a newer family, e.g. c6i.large",
    }));
  }),
  eachOf("globalaccelerator_endpoint_group", {
    code: "group/health-udp",
    source: "section 20, rule 6: behind a UDP listener they are probed by TCP",
    check: (args, _resource, graph) => {
      if (protocolOf(listenerOf(graph, args)) !== "UDP") return [];
      const kinds = blocks(args, "endpoint_configuration").map(({ endpoint_id: id }) => endpointKind(graph, id)?.kind);
      if (!kinds.some((kind) => kind === "instance" || kind === "address")) return [];
      return ["health_check_port", "health_check_protocol"]
        .filter((name) => !isSet(args, name))
        .map((name) => ({
          at: name,
          what: `\`${name}\` is left out, but its listener is UDP, and its machines are well only if they answer TCP there`,
          fix: "write `health_check_port` and `health_check_protocol`, TCP or HTTP, of what answers when the game is well",
        }));
    },
  }),
];
