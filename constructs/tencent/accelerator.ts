import { Ga2AccelerateArea } from "@cdktf/provider-tencentcloud/lib/ga2-accelerate-area";
import { Ga2GlobalAccelerator } from "@cdktf/provider-tencentcloud/lib/ga2-global-accelerator";
import { Fn } from "cdktf";
import type { Construct } from "constructs";
import { areasInOrder, type Area } from "../../model/area";
import type { EntryOutputs, EntryRequest } from "../cloud";
import { pinned } from "../pinned";

const lines = { "high-quality": "HighQuality", unicom: "Unicom" } as const;

/** What a change of an accelerator, an area or a listener may take, as the provider's own example has it. */
export const patience = { create: "15m", update: "15m", delete: "15m" } as const;

/** Global Accelerator 2.0 and its areas, whose addresses are what players know. Facts: Tencent sheet, section 7.2. */
export function accelerator(
  scope: Construct,
  { entry: wish, name, tags }: EntryRequest,
  retired: boolean,
): EntryOutputs {
  const own = pinned(
    new Ga2GlobalAccelerator(scope, "accelerator", {
      name: `${name}-entry`,
      // the only way that works
      instanceChargeType: "POSTPAID",
      ...(wish.crossBorder && { crossBorderType: lines[wish.crossBorder], crossBorderPromiseFlag: true }),
      tags,
      timeouts: patience,
      lifecycle: { preventDestroy: !retired },
    }),
    "accelerator",
  );
  if (wish.adopt !== undefined) own.importFrom(wish.adopt);

  const areas: Ga2AccelerateArea[] = [];
  const addresses: string[] = [];
  for (const [region, area] of areasInOrder(wish.areas)) {
    const request = { accelerator: own, region, area, entryRetired: retired, after: areas.at(-1) };
    const made = entrance(scope, request);
    if (area.adopt !== undefined) made.importFrom(`${wish.adopt ?? ""}#${area.adopt}`);
    areas.push(made);
    // nobody is told an address any more that is about to go
    if (area.retire === undefined) addresses.push(String(Fn.element(made.ipAddress, 0)));
  }
  return { entryId: own.globalAcceleratorId, addresses, dnsName: own.cname };
}

interface AreaRequest {
  readonly accelerator: Ga2GlobalAccelerator;
  readonly region: string;
  readonly area: Area;
  readonly entryRetired: boolean;
  /** An accelerator does one thing at a time, so that each area waits for the one before. */
  readonly after: Ga2AccelerateArea | undefined;
}

/** One area. Its kind of line is left to the cloud: BGP, or what an adopted one has, and a change would replace it. */
function entrance(scope: Construct, { accelerator: own, region, area, entryRetired, after }: AreaRequest) {
  return pinned(
    new Ga2AccelerateArea(scope, `area-${region}`, {
      globalAcceleratorId: own.globalAcceleratorId,
      accelerateRegion: region,
      bandwidth: area.bandwidthMbps,
      timeouts: patience,
      ...(after && { dependsOn: [after] }),
      lifecycle: { preventDestroy: !entryRetired && area.retire === undefined },
    }),
    `area-${region}`,
  );
}
