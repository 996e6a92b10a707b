import { BlockList } from "node:net";
import fc from "fast-check";
import { NetworkMap } from "../../model/network-map";
import { Networks } from "../../model/networks";

test.each<[string, string, boolean]>([
  ["192.0.2.0/24", "192.0.2.255", true],
  ["192.0.2.0/24", "192.0.3.0", false],
  ["0.0.0.0/0", "255.255.255.255", true],
  ["0.0.0.0/0", "::1", false],
  ["::/0", "192.0.2.1", false],
  ["::/0", "2001:db8::1", true],
  ["192.0.2.7/32", "192.0.2.7", true],
  ["192.0.2.7/24", "192.0.2.1", true],
  ["2001:db8:a::/48", "2001:DB8:A:0::1", true],
  ["2001:db8:a::/48", "2001:db8:b::1", false],
  ["2001:db8::1/128", "2001:db8:0:0:0:0:0:1", true],
  ["::ffff:192.0.2.0/120", "::ffff:c000:207", true],
  ["1:2:3:4:5:6:7::/112", "1:2:3:4:5:6:7:8", true],
  ["fe80::/10", "fe80::1%eth0", true],
])("%s and %s: %s", (range, address, holds) => {
  expect(new Networks([range]).has(address)).toBe(holds);
});

const families = [
  ["ipv4", fc.ipV4(), 32],
  ["ipv6", fc.ipV6(), 128],
] as const;

test.each(families)("%s: the same as Node's own list has it", (family, addresses, length) => {
  const ranges = fc.array(fc.tuple(addresses, fc.integer({ min: 0, max: length })), { maxLength: 20 });
  fc.assert(
    fc.property(ranges, addresses, (all, other) => {
      const list = new BlockList();
      for (const [address, prefix] of all) list.addSubnet(address, prefix, family);
      const networks = new Networks(all.map(([address, prefix]) => `${address}/${prefix}`));
      return [other, ...all.map(([address]) => address)].every(
        (address) => networks.has(address) === list.check(address, family),
      );
    }),
  );
});

test.each([
  [["192.0.2.0/24", "192.0.2.128/25"], "192.0.2.0/24"],
  [["192.0.2.128/25", "192.0.2.0/24"], "192.0.2.128/25"],
  [["192.0.2.0/24", "192.0.2.0/24"], "192.0.2.0/24"],
])("of %j the first counts", (ranges, first) => {
  const map = new NetworkMap<string>();
  for (const [order, range] of ranges.entries()) map.set(range, `${order} ${range}`);

  expect(map.get("192.0.2.200")).toBe(`0 ${first}`);
});
