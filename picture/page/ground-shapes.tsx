import type { Ground } from "../map/drawing";

/** What maps use as `#sphere`, `#land` and `#borders`. */
export function GroundShapes({ ground }: { readonly ground: Ground }) {
  return (
    <defs>
      <path id="sphere" d={ground.sphere} />
      <path id="land" d={ground.land} />
      <path id="borders" d={ground.borders} />
    </defs>
  );
}
