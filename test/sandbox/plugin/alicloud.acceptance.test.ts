import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { sandboxStatus } from "../../../sandbox/status";
import { example, lookUp } from "../behaviour/alicloud/support/example";
import { AlicloudTerraform } from "../behaviour/alicloud/support/terraform";
import { temporaryFolder } from "../support/temporary-folder";
import type { Resources } from "../support/terraform";

jest.setTimeout(120_000);

const count = Object.values(example).flatMap((named) => Object.keys(named)).length;
const words = (text: string): string => text.replaceAll(/[\s│]+/g, " ");

// each test goes on from where the one before it left the cloud
describe("the real Terraform on the simulated Alibaba Cloud", () => {
  const terraform = new AlicloudTerraform(temporaryFolder());
  const write = (resources: Resources, more: object = {}): void => terraform.write(resources, { ...lookUp, ...more });
  const address = (): unknown => terraform.object("eipanycast_anycast_eip_address").attributes["ip_address"];
  const nameOf = (rr: string): unknown =>
    terraform.objects("alidns_record").find(({ attributes }) => attributes["rr"] === rr)?.attributes["value"];
  let entry: unknown;

  beforeAll(() => {
    write(example);
    terraform.must("init", "-input=false");
  });

  test("takes the provider from the sandbox, and locks it", () => {
    expect(terraform.read(".terraform.lock.hcl")).toMatch(/aliyun\/alicloud"[^}]*1\.289\.0[^}]*h1:/);
  });

  test("applies all of it, and then finds nothing to change", () => {
    const applied = terraform.apply();
    const again = terraform.plan();
    entry = address();

    expect(applied.stderr).toBe("");
    expect(terraform.objects()).toHaveLength(count);
    expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining("No changes") as string });
  });

  test("has found the address that only the data source tells, once it was there", () => {
    expect(entry).toMatch(/^198\.1[89]\./);
    expect(nameOf("play")).toBe(entry);
    expect(nameOf("edge")).toBe(terraform.object("eip_address").attributes["ip_address"]);
  });

  test("puts everything in its region, and what has one endpoint for all in none", () => {
    const regions = terraform.objects("vpc").map(({ region }) => region);

    expect(regions.sort()).toEqual(["ap-northeast-1", "ap-southeast-1"]);
    for (const type of ["ens_instance", "eipanycast_anycast_eip_address", "cen_instance"]) {
      expect(terraform.object(type).region).toBeUndefined();
    }
  });

  test("updates in place, and keeps the address, although the plan cannot tell: it is looked up afterwards", () => {
    write(changed);
    const { stdout } = terraform.plan();
    const applied = terraform.apply();

    expect(stdout).toContain("data.alicloud_eipanycast_anycast_eip_addresses.entry will be read during apply");
    expect(stdout).toMatch(/0 to add, 5 to change, 0 to destroy/);
    expect(applied.stderr).toBe("");
    expect(terraform.plan().code).toBe(0);
    expect([address(), nameOf("play")]).toEqual([entry, entry]);
  });

  test("shows what would be another address", () => {
    const bought = { ...example.eipanycast_anycast_eip_address.entry, internet_charge_type: "PayByBandwidth" };
    write({ ...changed, eipanycast_anycast_eip_address: { entry: bought } });
    const { stdout } = terraform.plan();
    write(changed);

    expect(stdout).toMatch(/internet_charge_type += "PayByTraffic" -> "PayByBandwidth" # forces replacement/);
  });

  test("sees and repairs what was changed and deleted by hand", () => {
    const { file } = terraform.object("slb_listener");
    writeFileSync(file, readFileSync(file, "utf8").replace('"established_timeout": 600', '"established_timeout": 10'));
    rmSync(terraform.object("eipanycast_anycast_eip_address_attachment").file);
    const seen = terraform.plan();
    const repaired = terraform.apply();

    expect(seen.code).toBe(2);
    expect(seen.stdout).toContain("alicloud_slb_listener.game will be updated in-place");
    expect(seen.stdout).toContain("alicloud_eipanycast_anycast_eip_address_attachment.home will be created");
    expect(repaired.stderr).toBe("");
    expect(terraform.plan().code).toBe(0);
  });

  test("takes over by import what the state has forgotten, and knows the address again", () => {
    terraform.must("state", "rm", "alicloud_eipanycast_anycast_eip_address.entry");
    write(changed, {
      import: [
        {
          to: "alicloud_eipanycast_anycast_eip_address.entry",
          id: terraform.object("eipanycast_anycast_eip_address").id,
        },
      ],
    });
    const { stdout, stderr } = terraform.apply();
    write(changed);

    expect(stderr).toBe("");
    expect(stdout).toContain("1 imported, 0 added, 0 changed, 0 destroyed");
    expect(nameOf("play")).toBe(entry);
  });

  test("makes as many machines of a node as it is asked for, and says which no state knows", () => {
    write({ ...changed, ens_instance: { relay: { ...example.ens_instance.relay, amount: 2, image_id: "m-2" } } });
    const { stdout } = terraform.plan();
    const applied = terraform.apply();
    const { orphans } = sandboxStatus(terraform.installation);
    for (const { file } of orphans) rmSync(file);

    expect(stdout).toMatch(/image_id += "m-1" -> "m-2" # forces replacement/);
    expect(applied.stderr).toBe("");
    expect(orphans.map(({ type }) => type)).toEqual(["alicloud_ens_instance"]);
  });

  test("refuses a data source that it does not answer", () => {
    write(changed, { data: { ...lookUp.data, alicloud_zones: { all: {} } } });
    const { code, stderr } = terraform.plan();
    write(changed);

    expect(code).toBe(1);
    expect(words(stderr)).toContain("the sandbox does not answer the data source alicloud_zones: write its value down");
  });

  test("destroys everything, and leaves nothing behind", () => {
    const { code, stderr } = terraform.destroy();

    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(terraform.objects()).toEqual([]);
    expect(terraform.left()).toEqual([]);
  });
});

const changed: Resources = {
  ...example,
  eipanycast_anycast_eip_address: { entry: { ...example.eipanycast_anycast_eip_address.entry, bandwidth: 800 } },
  slb_listener: { game: { ...example.slb_listener.game, established_timeout: 600 } },
  cen_transit_router_peer_attachment: { road: { ...example.cen_transit_router_peer_attachment.road, bandwidth: 50 } },
  ess_scaling_group: { home: { ...example.ess_scaling_group.home, max_size: 6 } },
};
