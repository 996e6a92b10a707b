import fc from "fast-check";
import type { Managed } from "../../support/workspace";
import { binding, objects } from "./support/objects";
import { AlicloudWorkspace } from "./support/workspace";

const regions = ["ap-northeast-1", "ap-southeast-1", "eu-central-1"];

/** Binds anew or unbinds the endpoint of a region, saying of it what a configuration may say. */
const step = fc.record({
  region: fc.constantFrom(...regions),
  says: fc.constantFrom("Default", "Normal", undefined, "unbind"),
});

test("an address that is bound has one default endpoint, whatever was bound and unbound in which order", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const cloud = new AlicloudWorkspace();
      const address = await objects.address(cloud);
      const bound = new Map<string, Managed>();
      let named: string | undefined;
      for (const { region, says } of steps) {
        await bound.get(region)?.destroy();
        bound.delete(region);
        if (named === region) named = undefined;
        if (says !== "unbind") {
          bound.set(region, await bind(cloud, address, { region, says }));
          if (says === "Default") named = region;
        }

        const defaults: string[] = [];
        for (const [of, one] of bound) {
          if ((await one.refresh()).get("association_mode") === "Default") defaults.push(of);
        }
        expect(defaults).toHaveLength(Math.min(bound.size, 1));
        expect(defaults[0]).toBe(named ?? defaults[0]);
      }
    }),
    { numRuns: 25 },
  );
}, 60_000);

async function bind(
  cloud: AlicloudWorkspace,
  address: Managed,
  { region, says }: { region: string; says: string | undefined },
): Promise<Managed> {
  const balancer = await balancerIn(cloud.in(region));
  const config = { bind_instance_region_id: region, ...(says !== undefined && { association_mode: says }) };
  return cloud.create("eipanycast_anycast_eip_address_attachment", binding(address, balancer, config));
}

async function balancerIn(cloud: AlicloudWorkspace): Promise<Managed> {
  const [there] = cloud.cloud.list("alicloud_slb_load_balancer");
  if (there !== undefined) return cloud.import("slb_load_balancer", there.id);
  return objects.balancer(cloud, await objects.site(cloud));
}
