/** Regions whose private load balancers an Anycast EIP can be bound to, so where home can be (ROS: AnycastEIPAssociation). */
export const homeRegions = [
  "ap-northeast-1",
  "ap-southeast-1",
  "ap-southeast-3",
  "cn-hongkong",
  "eu-central-1",
  "eu-west-1",
  "us-east-1",
  "us-west-1",
] as const;

/** Regions outside of mainland China that the list leaves out. The live one is known only to DescribeAnycastServerRegions. */
export const unlistedRegions = [
  "ap-northeast-2",
  "ap-southeast-5",
  "ap-southeast-6",
  "ap-southeast-7",
  "me-central-1",
  "me-east-1",
  "na-south-1",
  "us-southeast-1",
] as const;

/** Regions of mainland China, where no Anycast EIP is announced. */
export const mainlandRegions = [
  "cn-beijing",
  "cn-chengdu",
  "cn-guangzhou",
  "cn-hangzhou",
  "cn-heyuan",
  "cn-huhehaote",
  "cn-qingdao",
  "cn-shanghai",
  "cn-shenzhen",
  "cn-wulanchabu",
  "cn-zhangjiakou",
] as const;

/** Regions with ECS and ordinary EIPs, where relays can be beside ENS nodes. */
export const edgeRegions = [...homeRegions, ...unlistedRegions, ...mainlandRegions] as const;

/** Also the regions for the finance industry, which are all there. */
export function isMainland(region: string): boolean {
  return mainlandRegions.some((name) => name === region) || /^cn-[a-z]+-finance(-\d+)?$/.test(region);
}
