import { objects } from "../support/objects";
import { Workspace } from "../support/workspace";
import { AlicloudWorkspace } from "./alicloud/support/workspace";

/** 198.18.0.0/15: all that the sandbox hands out. */
const all = Array.from(
  { length: 2 ** 17 },
  (_, index) => `198.${18 + (index >> 16)}.${(index >> 8) % 256}.${index % 256}`,
);

test("an address belongs to one object of one cloud", async () => {
  const alibaba = new AlicloudWorkspace();
  const tencent = new Workspace("ap-seoul", alibaba.store);
  const [first = "", second = "", ...others] = all;
  alibaba.store.put({
    type: "aws_globalaccelerator_accelerator",
    id: "entry",
    attributes: { ip_sets: [{ ip_addresses: others }] },
  });
  const own = await alibaba.create("eip_address", {});
  const other = await objects.eip(tencent);

  expect([own.get("ip_address"), other.get("public_ip")].sort()).toEqual([first, second]);
  await expect(objects.eip(tencent)).rejects.toThrow("the cloud has no address left");
});
