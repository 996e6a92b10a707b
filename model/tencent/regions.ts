/**
 * Regions where AIA has service, so where home can be: the list of the documentation (644/12617, 684/15255) without those
 * that later lists leave out. The live list is known only to the console.
 */
export const homeRegions = [
  "ap-bangkok",
  "ap-hongkong",
  "ap-seoul",
  "ap-singapore",
  "ap-tokyo",
  "eu-frankfurt",
  "na-siliconvalley",
  "sa-saopaulo",
] as const;

/** Regions AIA may have service in: once listed, or listed for Tencent's other accelerators only. */
export const unlistedRegions = [
  "ap-jakarta",
  "ap-mumbai",
  "ap-taipei",
  "eu-moscow",
  "na-ashburn",
  "na-toronto",
] as const;

/** Regions of mainland China, which AIA does not serve (644/12632). */
export const mainlandRegions = [
  "ap-beijing",
  "ap-chengdu",
  "ap-chongqing",
  "ap-guangzhou",
  "ap-nanjing",
  "ap-shanghai",
] as const;

/** Regions with CVM and ordinary EIPs (215/67548), where relays can be. */
export const edgeRegions = [...homeRegions, "ap-jakarta", "na-ashburn", ...mainlandRegions] as const;

/** Regions where players can enter an accelerator (608/70488). */
export const areaRegions = [...edgeRegions, "ap-taipei"] as const;

/** Also the regions for the finance industry, which are all there. */
export function isMainland(region: string): boolean {
  return mainlandRegions.some((name) => name === region) || region.endsWith("-fsi");
}
