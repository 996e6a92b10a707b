import type { Graph } from "../cloud-model";
import type { Rule } from "../rule";
import { finding, type Arguments, type Remark, type Resource } from "./resources";
import { reference } from "./values";

interface EachRule {
  readonly code: string;
  readonly source: string;
  readonly check: (args: Arguments, resource: Resource, graph: Graph) => readonly Remark[];
}

/** How the resources of one provider are looked at. Types are given without its name. */
export interface Provider {
  /** All resources of a type. */
  readonly resourcesOf: (graph: Graph, type: string) => Resource[];
  /** All resources of the provider. */
  readonly allResources: (graph: Graph) => Resource[];
  /** A rule that looks at one resource at a time. */
  readonly eachOf: (types: string | readonly string[], rule: EachRule) => Rule<Graph>;
  /** The resource of one of the types that a value refers to, where it is in the same stack. */
  readonly referred: (graph: Graph, value: unknown, ...types: readonly string[]) => Resource | undefined;
}

/** Of the provider whose types begin with `prefix`. */
export function resourcesOfProvider(prefix: string): Provider {
  function resourcesOf(graph: Graph, type: string): Resource[] {
    const full = prefix + type;
    return Object.entries(graph.resource?.[full] ?? {}).map(([id, args]) => ({
      type,
      address: `${full}.${id}`,
      path: ["resource", full, id],
      args,
    }));
  }

  function allResources(graph: Graph): Resource[] {
    return Object.keys(graph.resource ?? {})
      .filter((type) => type.startsWith(prefix))
      .flatMap((type) => resourcesOf(graph, type.slice(prefix.length)));
  }

  function eachOf(types: string | readonly string[], { code, source, check }: EachRule): Rule<Graph> {
    return {
      code,
      source,
      check: (graph) =>
        [types]
          .flat()
          .flatMap((type) => resourcesOf(graph, type))
          .flatMap((resource) => check(resource.args, resource, graph).map((remark) => finding(resource, remark))),
    };
  }

  function referred(graph: Graph, value: unknown, ...types: readonly string[]): Resource | undefined {
    const address = reference(value)?.address;
    return address === undefined
      ? undefined
      : types.flatMap((type) => resourcesOf(graph, type)).find((one) => one.address === address);
  }

  return { resourcesOf, allResources, eachOf, referred };
}
