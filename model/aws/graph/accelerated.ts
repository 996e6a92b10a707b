import type { Graph } from "../../cloud-model";
import type { Arguments, Resource } from "../../graph/resources";
import { blocks, identity, number, text } from "../../graph/values";
import { referred, resourcesOf } from "./provider";

/** A range of ports of a listener, both ends in it. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export const listeners = (graph: Graph): Resource[] => resourcesOf(graph, "globalaccelerator_listener");
export const groups = (graph: Graph): Resource[] => resourcesOf(graph, "globalaccelerator_endpoint_group");

/** The listener of a group, where it is in the same stack. */
export function listenerOf(graph: Graph, { listener_arn: arn }: Arguments): Resource | undefined {
  return referred(graph, arn, "globalaccelerator_listener");
}

/** The accelerator of a listener, where it is in the same stack. */
export function acceleratorOf(graph: Graph, listener: Resource | undefined): Resource | undefined {
  return listener && referred(graph, listener.args["accelerator_arn"], "globalaccelerator_accelerator");
}

/** What tells the accelerator of a listener from others. */
export function acceleratorKey(listener: Resource | undefined): string | undefined {
  return identity(listener?.args["accelerator_arn"]);
}

/** The ranges of a listener that are known. */
export function rangesOf({ args }: Resource): Range[] {
  return blocks(args, "port_range").flatMap(({ from_port: first, to_port: last }) => {
    const [from, to] = [number(first), number(last)];
    return from === undefined || to === undefined ? [] : [{ from, to }];
  });
}

export const protocolOf = (listener: Resource | undefined): string | undefined => text(listener?.args["protocol"]);
