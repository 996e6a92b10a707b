import { awsModel } from "../../../model/aws";
import { geography } from "../../../model/aws/geography";
import { optInRegions, unlistedRegions } from "../../../model/aws/regions";
import { outlyingZone } from "../../../model/aws/zones";
import { edgeCidr, homeCidr, overlaps } from "../../../model/network";
import { suggest } from "../../../model/suggest";
import { tencentModel } from "../../../model/tencent";

const { homeRegions, edgeRegions, regionNumbers } = awsModel;

test("numbers of regions are for ever: lines are added at the end, none leaves and none changes", () => {
  expect(Object.entries(regionNumbers)).toEqual([
    ["ap-northeast-2", 64],
    ["ap-northeast-1", 65],
    ["ap-northeast-3", 66],
    ["ap-southeast-1", 67],
    ["ap-southeast-2", 68],
    ["ap-southeast-3", 69],
    ["ap-southeast-4", 70],
    ["ap-southeast-5", 71],
    ["ap-east-1", 72],
    ["ap-south-1", 73],
    ["ap-south-2", 74],
    ["us-east-1", 75],
    ["us-east-2", 76],
    ["us-west-1", 77],
    ["us-west-2", 78],
    ["ca-central-1", 79],
    ["ca-west-1", 80],
    ["sa-east-1", 81],
    ["eu-central-1", 82],
    ["eu-central-2", 83],
    ["eu-west-1", 84],
    ["eu-west-2", 85],
    ["eu-west-3", 86],
    ["eu-north-1", 87],
    ["eu-south-1", 88],
    ["eu-south-2", 89],
    ["me-south-1", 90],
    ["me-central-1", 91],
    ["il-central-1", 92],
    ["af-south-1", 93],
  ]);
});

test("every region of an edge has a number of its own, that no other cloud has", () => {
  const numbers = Object.values(regionNumbers);
  expect(new Set([...numbers, ...Object.values(tencentModel.regionNumbers)]).size).toBe(
    numbers.length + Object.keys(tencentModel.regionNumbers).length,
  );
  for (const region of edgeRegions) {
    expect(regionNumbers[region]).toBeLessThan(256);
    expect(overlaps(edgeCidr(awsModel, { region }), homeCidr({}))).toBe(false);
  }
});

test("home and edges are where the accelerator reaches", () => {
  expect(homeRegions).toEqual(edgeRegions);
  for (const region of optInRegions) expect(edgeRegions).toContain(region);
  for (const region of unlistedRegions) {
    expect(edgeRegions).not.toContain(region);
    expect(geography.knownRegions).toContain(region);
  }
});

test("a region that is no region is hinted at by its number or its place", () => {
  expect(suggest("ap-northeast2", geography.knownRegions)).toBe("ap-northeast-2");
  expect(suggest("eu-centrl-1", geography.knownRegions)).toBe("eu-central-1");
});

test.each([
  ["cn-north-1", "in AWS in China, which Global Accelerator does not reach"],
  ["us-gov-west-1", "in AWS GovCloud, which Global Accelerator does not reach"],
  ["us-iso-east-1", "in the isolated clouds of AWS, which Global Accelerator does not reach"],
  ["us-isob-east-1", "in the isolated clouds of AWS, which Global Accelerator does not reach"],
  ["eusc-de-east-1", "in the AWS European Sovereign Cloud, which Global Accelerator does not reach"],
  ["us-west-2-lax-1", "a Local Zone: Global Accelerator reaches regions only"],
  ["us-west-2-lax-1a", "a Local Zone: Global Accelerator reaches regions only"],
  ["us-east-1-wl1-bos-wlz-1", "a Wavelength Zone: Global Accelerator reaches regions only"],
  ["mx-central-1", "not among the regions of Global Accelerator"],
  ["ap-seoul", undefined],
])("%s is no place for an edge: %s", (region, why) => {
  expect(geography.whyNoEdge?.(region)).toBe(why);
});

test.each([
  ["ap-northeast-2a", 1, "ap-northeast-2", undefined],
  ["us-east-1f", 6, "us-east-1", undefined],
  ["us-gov-west-1a", 1, "us-gov-west-1", undefined],
  ["us-west-2-lax-1a", undefined, "us-west-2", "Local Zone"],
  ["us-east-1-mia-2b", undefined, "us-east-1", "Local Zone"],
  ["us-east-1-wl1-bos-wlz-1", undefined, "us-east-1", "Wavelength Zone"],
  ["ap-northeast-2-wl1-cjj-wlz-1", undefined, "ap-northeast-2", "Wavelength Zone"],
  ["us-east-1-wl1-nyc1", undefined, "us-east-1", "Wavelength Zone"],
  ["ap-northeast-2", undefined, undefined, undefined],
  ["ap-northeast-2A", undefined, undefined, undefined],
  ["ap-seoul-1", undefined, undefined, undefined],
  ["apne2-az1", undefined, undefined, undefined],
  ["${TfToken[TOKEN.1]}", undefined, undefined, undefined],
  ["", undefined, undefined, undefined],
])("zone %s: %s of %s, %s", (zone, number, region, outlying) => {
  expect(awsModel.zoneNumber(zone)).toBe(number);
  expect(awsModel.zoneRegion(zone)).toBe(region);
  expect(outlyingZone(zone)).toBe(outlying);
});

test("the provider is one version", () => {
  expect(awsModel.provider).toEqual({ source: "aws", version: "6.25.0" });
});
