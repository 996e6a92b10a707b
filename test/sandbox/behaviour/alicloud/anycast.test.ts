import type { Group } from "../../../../sandbox/value/value";
import type { Managed } from "../../support/workspace";
import { binding, objects } from "./support/objects";
import { AlicloudWorkspace } from "./support/workspace";

const attachment = "eipanycast_anycast_eip_address_attachment";
const source = "eipanycast_anycast_eip_addresses";
let tokyo: AlicloudWorkspace;
let singapore: AlicloudWorkspace;
let address: Managed;
let home: Managed;
let other: Managed;
beforeEach(async () => {
  tokyo = new AlicloudWorkspace();
  singapore = tokyo.in("ap-southeast-1");
  address = await objects.address(tokyo, { anycast_eip_address_name: "starfall-prod-entry" });
  home = await objects.balancer(tokyo, await objects.site(tokyo));
  other = await objects.balancer(singapore, await objects.site(singapore, "10.1"));
});

const inSingapore = { bind_instance_region_id: "ap-southeast-1" };
const bind = (to: Managed, more: Group = {}): Promise<Managed> => tokyo.create(attachment, binding(address, to, more));
const modeOf = async (bound: Managed): Promise<unknown> => (await bound.refresh()).get("association_mode");

describe("an anycast address", () => {
  test("does not tell its number; the data source does, and the same for ever", async () => {
    const { addresses: before } = await tokyo.read(source, { ids: [address.id] });
    await address.apply({ service_location: "international", bandwidth: 500 });
    const { addresses: after, ids, names } = await singapore.read(source, { ids: [address.id] });

    expect(Object.keys(address.state ?? {})).not.toContain("ip_address");
    expect(before).toMatchObject([{ id: address.id, ip_address: expect.stringMatching(/^198\.1[89]\./) as string }]);
    expect(after).toMatchObject([{ ip_address: (before as Group[])[0]?.["ip_address"], bandwidth: 500 }]);
    expect([ids, names]).toEqual([[address.id], [null]]);
  });

  test("is the account's own: two have two numbers, and each is found by what is said of it", async () => {
    const twin = await objects.address(tokyo, { anycast_eip_address_name: "moonrush" });
    await bind(home);
    const found = async (config: Group) => (await tokyo.read(source, config))["ids"];

    expect(await found({})).toEqual([address.id, twin.id].sort());
    expect(await found({ anycast_eip_address_name: "moonrush" })).toEqual([twin.id]);
    expect(await found({ name_regex: "^starfall-" })).toEqual([address.id]);
    expect(await found({ status: "Associated" })).toEqual([address.id]);
    expect(await found({ bind_instance_ids: [home.id] })).toEqual([address.id]);
    const { addresses } = await tokyo.read(source, {});
    expect(new Set((addresses as Group[]).map(({ ip_address: ip }) => ip)).size).toBe(2);
  });

  test("that is not there is no error: the answer is empty", async () => {
    expect(await tokyo.read(source, { ids: ["aeip-absent"] })).toMatchObject({ ids: [], names: [], addresses: [] });
  });

  test("is not released while it is bound", async () => {
    const bound = await bind(home);

    expect((await address.refresh()).get("status")).toBe("Associated");
    await expect(address.destroy()).rejects.toThrow("IncorrectStatus.Anycast");
    await bound.destroy();
    expect((await address.refresh()).get("status")).toBe("Allocated");
    await address.destroy();
  });

  test("is replaced by a change of what it was bought with, and of nothing else", async () => {
    const config = { service_location: "international" };

    expect(await address.plan({ ...config, internet_charge_type: "PayByBandwidth" })).toMatchObject({
      action: "replace",
      replaces: ["internet_charge_type"],
    });
    expect(await address.plan({ ...config, bandwidth: 200 })).toMatchObject({ action: "update" });
  });

  test.each([
    ["in the mainland", { service_location: "ChineseMainland" }, "only international"],
    ["too wide to begin with", { bandwidth: 2000 }, "from 1 to 1000"],
  ])("%s is refused when it is applied", async (_, config, words) => {
    await expect(objects.address(tokyo, config)).rejects.toThrow(words);
  });

  test("can be widened further than it could be made", async () => {
    await address.apply({ service_location: "international", bandwidth: 5000 });

    await expect(address.apply({ service_location: "international", bandwidth: 5001 })).rejects.toThrow("1 to 5000");
  });
});

describe("an attachment", () => {
  test("is known by its four parts, and bound when it is made", async () => {
    const bound = await bind(home);

    expect(bound.state).toMatchObject({
      id: `${address.id}:${home.id}:ap-northeast-1:SlbInstance`,
      association_mode: "Default",
      status: "BINDED",
    });
    expect((await bound.plan()).action).toBe("none");
  });

  test("that says nothing is the default when it is the first", async () => {
    const [first, second] = [await bind(home), await bind(other, inSingapore)];

    expect([await modeOf(first), await modeOf(second)]).toEqual(["Default", "Normal"]);
  });

  test("that becomes the default demotes the former one, whose state then differs", async () => {
    const first = await bind(home, { association_mode: "Default" });
    const second = await bind(other, { ...inSingapore, association_mode: "Default" });

    expect([await modeOf(first), await modeOf(second)]).toEqual(["Normal", "Default"]);
    expect((await first.plan()).action).toBe("update");
  });

  test("is made the default by the cloud when the default goes", async () => {
    const first = await bind(home, { association_mode: "Default" });
    const second = await bind(other, { ...inSingapore, association_mode: "Normal" });
    await first.destroy();

    expect(await modeOf(second)).toBe("Default");
  });

  test("keeps access points, unless it takes all the rest anyway", async () => {
    const points = [{ pop_location: "singapore" }];
    const first = await bind(home, { association_mode: "Default", pop_locations: points });
    const second = await bind(other, { ...inSingapore, association_mode: "Normal", pop_locations: points });

    expect([first.get("pop_locations"), second.get("pop_locations")]).toEqual([[], points]);
    expect((await first.plan()).action).toBe("none");
  });

  test("keeps the load balancer from being deleted", async () => {
    await bind(home);

    await expect(home.destroy()).rejects.toThrow(`is used by alicloud_${attachment}`);
  });

  test.each([
    ["a second one in the region", () => bind(home).then(async () => bind(await second())), "one endpoint per region"],
    ["a load balancer of another region", () => bind(other), "is in ap-southeast-1, not in ap-northeast-1"],
    ["a public load balancer", async () => bind(await open()), "only a private one is bound"],
    ["a region of the mainland", () => bind(home, { bind_instance_region_id: "cn-beijing" }), "mainland China"],
    [
      "what is not there",
      () => tokyo.create(attachment, { ...binding(address, home), bind_instance_id: "lb-x" }),
      "lb-x",
    ],
    [
      "a load balancer by the name of an interface",
      () => bind(home, { bind_instance_type: "NetworkInterface" }),
      "no Net",
    ],
  ])("to %s is refused", async (_, work, words) => {
    await expect(work()).rejects.toThrow(words);
  });

  test("takes the interface of a machine", async () => {
    const machine = await objects.machine(tokyo, await objects.site(tokyo, "10.2"));
    const interfaceId = String(machine.get("network_interface_id"));
    const bound = await tokyo.create(attachment, {
      ...binding(address, home),
      bind_instance_id: interfaceId,
      bind_instance_type: "NetworkInterface",
    });

    expect(bound.id).toContain(interfaceId);
    await expect(machine.destroy()).rejects.toThrow("is used by");
  });
});

async function second(): Promise<Managed> {
  return objects.balancer(tokyo, await objects.site(tokyo, "10.3"), { load_balancer_name: "second" });
}

function open(): Promise<Managed> {
  return tokyo.create("slb_load_balancer", { load_balancer_name: "open", address_type: "internet" });
}

test("other data sources are refused, with the way out", async () => {
  await expect(tokyo.read("zones", {})).rejects.toThrow(
    "the sandbox does not answer the data source alicloud_zones: write its value down",
  );
  await expect(tokyo.read(source, { output_file: "x" })).rejects.toThrow("writes no `output_file`");
});
