import { rolloutHome } from "../../model/rollout-target";
import { isObject } from "../../preview/plan/json";
import type { ResourceChange } from "../../preview/plan/plan";
import type { PlannedInput } from "./values-planned";

/** Where a resource has the value of a place: the attribute, whose it is, and how a share reads there. */
export interface Seat {
  readonly attribute: RegExp;
  readonly place: (
    change: ResourceChange,
    path: readonly (string | number)[],
    input: PlannedInput,
  ) => string | undefined;
  readonly written: (share: number, place: string, input: PlannedInput) => number;
}

const asItIs = (share: number): number => share;

/** By type of resource. */
export const seats: Readonly<Record<string, Seat>> = {
  aws_globalaccelerator_endpoint_group: {
    attribute: /^traffic_dial_percentage$/,
    place: ({ before }, _path, { environment: { home, edges } }) => {
      const region = before?.["endpoint_group_region"];
      if (region === home.region) return rolloutHome;
      return Object.entries(edges).find(([, edge]) => edge.region === region && !edge.retired)?.[0];
    },
    written: asItIs,
  },
  aws_route53_record: {
    attribute: /^weighted_routing_policy\[0\]\.weight$/,
    place: ({ before }) => textAt(before, ["set_identifier"]),
    written: asItIs,
  },
  tencentcloud_ga2_endpoint_group: {
    attribute: /^endpoint_group_configuration\[0\]\.endpoint_configurations\[\d+\]\.weight$/,
    place: ({ before }, path, input) => edgeAt(textAt(before, [...path.slice(0, -1), "endpoint_service"]), input),
    written: asItIs,
  },
  tencentcloud_dnspod_record: {
    attribute: /^weight$/,
    place: ({ before }, _path, input) => edgeAt(textAt(before, ["value"]), input),
    // an edge's share is that of its relays together
    written: (share, place, { addresses }) =>
      Math.max(1, Math.round(share / Math.max(1, addresses[place]?.length ?? 1))),
  },
};

function edgeAt(address: string | undefined, { addresses }: PlannedInput): string | undefined {
  return Object.keys(addresses).find((key) => address !== undefined && addresses[key]?.includes(address));
}

function textAt(value: unknown, path: readonly (string | number)[]): string | undefined {
  const found = path.reduce<unknown>((inner, step) => {
    if (typeof step === "number") return Array.isArray(inner) ? (inner[step] as unknown) : undefined;
    return isObject(inner) && Object.hasOwn(inner, step) ? inner[step] : undefined;
  }, value);
  return typeof found === "string" ? found : undefined;
}
