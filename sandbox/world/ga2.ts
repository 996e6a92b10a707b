import { valuesAt } from "../value/path";
import { textsOf, type Objects } from "./objects";
import { best, refused, silent, type Door, type Passage } from "./passage";

/**
 * Follows a door of a Global Accelerator 2.0 from the address of an area to the public addresses behind it; undefined where
 * no area has the address.
 *
 * @param further follows a door of one of these
 */
export function throughGa2(door: Door, objects: Objects, further: (door: Door) => Passage): Passage | undefined {
  const [area] = objects.holding("tencentcloud_ga2_accelerate_area", "ip_address[]", door.address);
  if (area === undefined) return undefined;
  const [accelerator = ""] = textsOf(area, "global_accelerator_id");
  const name = `${door.protocol.toUpperCase()} ${door.port}`;
  const listener = objects.holding("tencentcloud_ga2_listener", "global_accelerator_id", accelerator).find((one) => {
    const [from = NaN, to = from] = [
      ...textsOf(one, "port_ranges.from_port"),
      ...textsOf(one, "port_ranges.to_port"),
    ].map(Number);
    return textsOf(one, "protocol").includes(door.protocol.toUpperCase()) && from <= door.port && door.port <= to;
  });
  if (listener === undefined) return refused(`${accelerator} has no listener on ${name}: it is bound to nothing there`);
  const [id = ""] = textsOf(listener, "listener_id");
  const passages = objects
    .holding("tencentcloud_ga2_endpoint_group", "listener_id", id)
    .flatMap(({ attributes }) => valuesAt(attributes, "endpoint_group_configuration.endpoint_configurations[]"))
    .flatMap(({ value }) => {
      const [weight] = valuesAt(value, "weight");
      const [service] = valuesAt(value, "endpoint_service");
      if (weight?.value === 0 || typeof service?.value !== "string") return [];
      return [further({ ...door, address: service.value })];
    });
  return best(passages, silent(`the listener on ${name} of ${accelerator} sends to no endpoint`));
}
