import fc from "fast-check";
import { alibabaModel } from "../../../model/alibaba";
import { ensCidr } from "../../../model/alibaba/ens-network";
import { isEnsNode } from "../../../model/alibaba/ens-node";
import { geography } from "../../../model/alibaba/geography";
import { isMainland, mainlandRegions, unlistedRegions } from "../../../model/alibaba/regions";
import { awsModel } from "../../../model/aws";
import { edgeCidr, homeCidr, overlaps } from "../../../model/network";
import { tencentModel } from "../../../model/tencent";

const { homeRegions, edgeRegions, regionNumbers } = alibabaModel;

test("numbers of regions are for ever: lines are added at the end, none leaves and none changes", () => {
  expect(Object.entries(regionNumbers)).toEqual([
    ["cn-hongkong", 128],
    ["ap-northeast-1", 129],
    ["ap-northeast-2", 130],
    ["ap-southeast-1", 131],
    ["ap-southeast-3", 132],
    ["ap-southeast-5", 133],
    ["ap-southeast-6", 134],
    ["ap-southeast-7", 135],
    ["eu-central-1", 136],
    ["eu-west-1", 137],
    ["us-east-1", 138],
    ["us-west-1", 139],
    ["us-southeast-1", 140],
    ["na-south-1", 141],
    ["me-east-1", 142],
    ["me-central-1", 143],
    ["cn-shanghai", 144],
    ["cn-hangzhou", 145],
    ["cn-beijing", 146],
    ["cn-shenzhen", 147],
    ["cn-guangzhou", 148],
    ["cn-chengdu", 149],
    ["cn-qingdao", 150],
    ["cn-zhangjiakou", 151],
    ["cn-huhehaote", 152],
    ["cn-wulanchabu", 153],
    ["cn-heyuan", 154],
  ]);
});

test("every region of an edge has a number of its own, which no other cloud has", () => {
  const numbers = [alibabaModel, awsModel, tencentModel].flatMap((model) => Object.values(model.regionNumbers));
  expect(new Set(numbers).size).toBe(numbers.length);
  for (const region of edgeRegions) {
    expect(regionNumbers[region]).toBeGreaterThanOrEqual(128);
    expect(regionNumbers[region]).toBeLessThan(191);
    expect(overlaps(edgeCidr(alibabaModel, { region }), homeCidr({}))).toBe(false);
  }
});

test("the network of an ENS node is that of no region", () => {
  expect(ensCidr({})).toBe("10.191.0.0/16");
  expect(ensCidr({ cidr: "10.9.0.0/16" })).toBe("10.9.0.0/16");
  for (const region of edgeRegions) expect(overlaps(edgeCidr(alibabaModel, { region }), ensCidr({}))).toBe(false);
});

test("home is where an Anycast EIP can be bound, and never in the mainland", () => {
  expect([...homeRegions].sort()).toEqual([
    "ap-northeast-1",
    "ap-southeast-1",
    "ap-southeast-3",
    "cn-hongkong",
    "eu-central-1",
    "eu-west-1",
    "us-east-1",
    "us-west-1",
  ]);
  for (const region of [...mainlandRegions, ...unlistedRegions]) expect(homeRegions).not.toContain(region);
  for (const region of [...homeRegions, ...unlistedRegions]) expect(isMainland(region)).toBe(false);
  for (const region of [...mainlandRegions, "cn-shanghai-finance-1"]) expect(isMainland(region)).toBe(true);
});

test.each([
  ["cn-hongkong-b", 2, "cn-hongkong"],
  ["ap-northeast-1a", 1, "ap-northeast-1"],
  ["us-southeast-1z", 26, "us-southeast-1"],
  ["cn-wuxi-telecom_unicom_cmcc-2", 1, "cn-wuxi-telecom_unicom_cmcc-2"],
  ["cn-dalian-unicom", 1, "cn-dalian-unicom"],
  ["cn-hongkongb", undefined, undefined],
  ["ap-northeast-1-a", undefined, undefined],
  ["ap-northeast-1", undefined, undefined],
  ["cn-hongkong", undefined, undefined],
  ["cn-hongkong-ab", undefined, undefined],
  ["CN-HONGKONG-B", undefined, undefined],
  ["${TfToken[TOKEN.1]}", undefined, undefined],
  ["", undefined, undefined],
])("zone %s: %s of %s", (zone, number, region) => {
  expect(alibabaModel.zoneNumber(zone)).toBe(number);
  expect(alibabaModel.zoneRegion(zone)).toBe(region);
});

test("what is proposed as a zone of a region is one, with the number of its letter", () => {
  const letter = fc.integer({ min: 0, max: 25 }).map((index) => [String.fromCharCode(97 + index), index + 1] as const);
  fc.assert(
    fc.property(fc.constantFrom(...edgeRegions), letter, (region, [written, number]) => {
      const zone = geography.zoneLike(region, written);
      expect(alibabaModel.zoneRegion(zone)).toBe(region);
      expect(alibabaModel.zoneNumber(zone)).toBe(number);
    }),
  );
});

test("no region is taken for an ENS node", () => {
  for (const region of edgeRegions) expect(isEnsNode(region)).toBe(false);
});

test("the provider is one version", () => {
  expect(alibabaModel.provider).toEqual({ source: "aliyun/alicloud", version: "1.289.0" });
});
