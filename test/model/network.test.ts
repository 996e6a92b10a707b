import fc from "fast-check";
import { awsModel } from "../../model/aws";
import { canonical, contains, edgeCidr, holdsSubnet, homeCidr, overlaps, subnetCidr } from "../../model/network";
import { tencentModel } from "../../model/tencent";

const quad = fc.integer({ min: 0, max: 255 });
const cidr = fc
  .tuple(quad, quad, quad, quad, fc.integer({ min: 0, max: 32 }))
  .map(([a, b, c, d, prefix]) => `${a}.${b}.${c}.${d}/${prefix}`);
/** Ranges near each other, so that they meet more often than by chance. */
const near = fc
  .tuple(fc.integer({ min: 0, max: 3 }), quad, fc.integer({ min: 14, max: 32 }))
  .map(([b, c, prefix]) => `10.${b}.${c}.0/${prefix}`);
const either = fc.oneof(cidr, near);

/** Whether an address is in a range, bit by bit: another way than the one under test. */
function isIn(range: string, address: string): boolean {
  const bits = (text: string) =>
    text
      .split(".")
      .map((part) => Number(part).toString(2).padStart(8, "0"))
      .join("");
  const [start = "", prefix] = range.split("/");
  return bits(start).slice(0, Number(prefix)) === bits(address).slice(0, Number(prefix));
}

const start = (range: string) => canonical(range).split("/")[0] ?? "";

test("canonical ranges stay as they are, and have the same addresses as before", () => {
  fc.assert(
    fc.property(cidr, fc.tuple(quad, quad, quad, quad), (range, address) => {
      expect(canonical(canonical(range))).toBe(canonical(range));
      expect(isIn(canonical(range), address.join("."))).toBe(isIn(range, address.join(".")));
      expect(isIn(range, start(range))).toBe(true);
    }),
  );
});

test("overlap is symmetric, and what contains a range overlaps it", () => {
  fc.assert(
    fc.property(either, either, (a, b) => {
      expect(overlaps(a, b)).toBe(overlaps(b, a));
      expect(overlaps(a, a)).toBe(true);
      expect(!contains(a, b) || overlaps(a, b)).toBe(true);
    }),
  );
});

test("ranges are nested or apart, and overlap means that one has the other's start", () => {
  fc.assert(
    fc.property(either, either, (a, b) => {
      expect(overlaps(a, b)).toBe(isIn(a, start(b)) || isIn(b, start(a)));
      expect(overlaps(a, b)).toBe(contains(a, b) || contains(b, a));
    }),
  );
});

test("contains is an order", () => {
  fc.assert(
    fc.property(near, near, near, (a, b, c) => {
      expect(contains(a, a)).toBe(true);
      expect(!(contains(a, b) && contains(b, c)) || contains(a, c)).toBe(true);
      expect(contains(a, b) && contains(b, a)).toBe(canonical(a) === canonical(b));
    }),
  );
});

const number = fc.integer({ min: 0, max: 300 });

test("subnets lie in their network, and apart from each other", () => {
  fc.assert(
    fc.property(either, number, number, (network, one, other) => {
      fc.pre(holdsSubnet(network, one) && holdsSubnet(network, other));
      const subnet = subnetCidr(network, one);
      expect(canonical(subnet)).toBe(subnet);
      expect(contains(network, subnet)).toBe(true);
      expect(overlaps(subnet, subnetCidr(network, other))).toBe(one === other);
    }),
  );
});

test("a subnet that its network has not is refused", () => {
  fc.assert(
    fc.property(either, number, (network, one) => {
      fc.pre(!holdsSubnet(network, one));
      expect(() => subnetCidr(network, one)).toThrow(RangeError);
    }),
  );
});

test.each([
  ["10.0.0.0/16", 0, "10.0.0.0/24"],
  ["10.0.0.0/16", 255, "10.0.255.0/24"],
  ["10.9.0.0/15", 256, "10.9.0.0/24"],
])("%s has number %d: %s", (network, number, subnet) => {
  expect(subnetCidr(network, number)).toBe(subnet);
});

test("neighbours do not overlap", () => {
  expect(overlaps("10.0.0.0/16", "10.1.0.0/16")).toBe(false);
  expect(overlaps("0.0.0.0/0", "255.255.255.255/32")).toBe(true);
  expect(contains("10.0.0.0/8", "10.255.255.255/32")).toBe(true);
  expect(contains("10.0.0.0/8", "11.0.0.0/32")).toBe(false);
});

test("networks are numbered by region, unless they are written down", () => {
  expect(homeCidr({})).toBe("10.0.0.0/16");
  expect(homeCidr({ cidr: "10.77.0.0/16" })).toBe("10.77.0.0/16");
  expect(edgeCidr(tencentModel, { region: "ap-tokyo" })).toBe("10.2.0.0/16");
  expect(edgeCidr(awsModel, { region: "ap-northeast-1" })).toBe("10.65.0.0/16");
  expect(edgeCidr(tencentModel, { region: "ap-nowhere", cidr: "10.77.0.0/16" })).toBe("10.77.0.0/16");
  expect(() => edgeCidr(tencentModel, { region: "ap-nowhere" })).toThrow("ap-nowhere");
});
