import { shown, isGroup, isList, type Group } from "../../value/value";
import type { Behaviour, Change } from "../behaviour";
import { inTurn } from "./accelerator";
import { hex } from "./names";
import { either, onWrite } from "../objections";
import { apiError } from "./api-error";

/** Listeners of one accelerator. */
const most = 10;
/** Port ranges of one listener. */
const mostRanges = 10;

/** A range of ports, both ends in it. */
export interface Ports {
  readonly from: number;
  readonly to: number;
}

/** What accelerators listen to. Facts: AWS sheet, sections 4.3, 8.1 and 16. */
export const acceleratorListener: Readonly<Record<string, Behaviour>> = {
  aws_globalaccelerator_listener: {
    ...listenerOf("aws_globalaccelerator_accelerator"),
    refusedAtApply: [
      onWrite((after, change) =>
        either(
          () => strangeRanges(after),
          () => overlapping(after, change),
          () => tooMany(after, change),
        ),
      ),
    ],
  },
  aws_globalaccelerator_custom_routing_listener: {
    ...listenerOf("aws_globalaccelerator_custom_routing_accelerator"),
    refusedAtApply: [
      onWrite((after) =>
        either(
          () => strangeRanges(after),
          () =>
            portsOf(after).some(({ from, to }) => to - from < 15)
              ? apiError("InvalidPortRangeException", "A range of a custom routing listener is at least 16 ports wide")
              : undefined,
        ),
      ),
    ],
  },
};

function listenerOf(accelerator: string): Behaviour {
  return {
    id: "{arn}",
    global: true,
    inUse: "AssociatedEndpointGroupFoundException",
    references: { accelerator_arn: { to: [accelerator] } },
    computed: { arn: ({ accelerator_arn: above }) => `${shown(above)}/listener/${hex(8)}` },
    inTurn,
  };
}

/** The ranges of ports that a listener listens to. */
export function portsOf({ port_range: ranges }: Group): Ports[] {
  return (isList(ranges) ? ranges : [])
    .filter(isGroup)
    .map(({ from_port: from, to_port: to }) => ({ from: Number(from ?? NaN), to: Number(to ?? NaN) }));
}

export function meet(one: Ports, other: Ports): boolean {
  return one.from <= other.to && other.from <= one.to;
}

function strangeRanges(after: Group): string | undefined {
  const ranges = portsOf(after);
  // the API wants both ends, the schema neither
  const wrong = ranges.find(({ from, to }) => !(from <= to));
  if (wrong) return apiError("InvalidPortRangeException", `Invalid port range ${wrong.from} to ${wrong.to}`);
  return ranges.length > mostRanges
    ? apiError("LimitExceededException", `A listener has at most ${mostRanges} port ranges, got ${ranges.length}`)
    : undefined;
}

function overlapping(after: Group, change: Change): string | undefined {
  const ranges = portsOf(after);
  const own = ranges.some((one, index) => ranges.slice(index + 1).some((other) => meet(one, other)));
  const others = siblings(after, change)
    .filter(({ attributes }) => attributes["protocol"] === after["protocol"])
    .flatMap(({ attributes }) => portsOf(attributes));
  return own || ranges.some((one) => others.some((other) => meet(one, other)))
    ? apiError("InvalidPortRangeException", `Port ranges of ${shown(after["protocol"])} listeners overlap`)
    : undefined;
}

function tooMany(after: Group, change: Change): string | undefined {
  return siblings(after, change).length >= most
    ? apiError("LimitExceededException", `An accelerator has at most ${most} listeners`)
    : undefined;
}

function siblings(after: Group, { id, cloud }: Change) {
  return cloud
    .list("aws_globalaccelerator_listener")
    .filter((one) => one.id !== id && one.attributes["accelerator_arn"] === after["accelerator_arn"]);
}
