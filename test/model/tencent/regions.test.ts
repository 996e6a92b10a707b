import { homeCidr, overlaps, edgeCidr } from "../../../model/network";
import { tencentModel } from "../../../model/tencent";
import { mainlandRegions, unlistedRegions } from "../../../model/tencent/regions";
import { suggest } from "../../../model/suggest";

const { homeRegions, edgeRegions, regionNumbers } = tencentModel;

test("numbers of regions are for ever: lines are added at the end, none leaves and none changes", () => {
  expect(Object.entries(regionNumbers)).toEqual([
    ["ap-seoul", 1],
    ["ap-tokyo", 2],
    ["ap-singapore", 3],
    ["eu-frankfurt", 4],
    ["na-ashburn", 5],
    ["ap-bangkok", 6],
    ["ap-hongkong", 7],
    ["ap-jakarta", 8],
    ["na-siliconvalley", 9],
    ["sa-saopaulo", 10],
    ["ap-guangzhou", 11],
    ["ap-shanghai", 12],
    ["ap-beijing", 13],
    ["ap-nanjing", 14],
    ["ap-chengdu", 15],
    ["ap-chongqing", 16],
  ]);
});

test("every region of an edge has a number of its own, between home's and those of other clouds", () => {
  const numbers = Object.values(regionNumbers);
  expect(new Set(numbers).size).toBe(numbers.length);
  for (const region of edgeRegions) {
    expect(regionNumbers[region]).toBeGreaterThan(0);
    expect(regionNumbers[region]).toBeLessThan(64);
    expect(overlaps(edgeCidr(tencentModel, { region }), homeCidr({}))).toBe(false);
  }
});

test("home is where AIA is, and never in the mainland", () => {
  expect([...homeRegions].sort()).toEqual([
    "ap-bangkok",
    "ap-hongkong",
    "ap-seoul",
    "ap-singapore",
    "ap-tokyo",
    "eu-frankfurt",
    "na-siliconvalley",
    "sa-saopaulo",
  ]);
  for (const region of [...mainlandRegions, ...unlistedRegions]) expect(homeRegions).not.toContain(region);
});

test("regions are told apart by more than a typing mistake is long, or the hint may mislead", () => {
  for (const region of edgeRegions) {
    expect(suggest(`${region.slice(0, -1)}x`, edgeRegions)).toBe(region);
  }
});

test.each([
  ["ap-seoul-1", 1, "ap-seoul"],
  ["na-siliconvalley-12", 12, "na-siliconvalley"],
  ["ap-shanghai-fsi-1", 1, "ap-shanghai-fsi"],
  ["ap-seoul-999", 999, "ap-seoul"],
  ["ap-seoul-0", undefined, undefined],
  ["ap-seoul-01", undefined, undefined],
  ["ap-seoul-1000", undefined, undefined],
  ["ap-seoul", undefined, undefined],
  ["ap-seoul-a", undefined, undefined],
  ["AP-SEOUL-1", undefined, undefined],
  ["${TfToken[TOKEN.1]}", undefined, undefined],
  ["", undefined, undefined],
])("zone %s: %s of %s", (zone, number, region) => {
  expect(tencentModel.zoneNumber(zone)).toBe(number);
  expect(tencentModel.zoneRegion(zone)).toBe(region);
});

test("the provider is one version", () => {
  expect(tencentModel.provider).toEqual({ source: "tencentcloudstack/tencentcloud", version: "1.83.25" });
});
