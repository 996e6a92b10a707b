import type { Graph } from "../../cloud-model";
import type { Resource } from "../../graph/resources";
import { text } from "../../graph/values";
import { referred } from "./provider";

/** What an endpoint of an accelerator is, and the resource it is, where that is in the same stack. */
export interface Endpoint {
  readonly kind: "nlb" | "alb" | "instance" | "address";
  readonly resource?: Resource;
}

const ids: readonly (readonly [RegExp, Endpoint["kind"]])[] = [
  [/^arn:.*:loadbalancer\/net\//, "nlb"],
  [/^arn:.*:loadbalancer\/app\//, "alb"],
  [/^i-/, "instance"],
  [/^eipalloc-/, "address"],
];

/** By what the endpoint's id refers to, or looks like. */
export function endpointKind(graph: Graph, id: unknown): Endpoint | undefined {
  const resource = referred(graph, id, "lb", "instance", "eip");
  if (resource?.type === "instance") return { kind: "instance", resource };
  if (resource?.type === "eip") return { kind: "address", resource };
  if (resource !== undefined) {
    const type = text(resource.args["load_balancer_type"] ?? "application");
    return type === "network" || type === "application"
      ? { kind: type === "network" ? "nlb" : "alb", resource }
      : undefined;
  }
  const kind = ids.find(([pattern]) => pattern.test(text(id) ?? ""))?.[1];
  return kind && { kind };
}
