/** Regions Global Accelerator reaches, so where home and edges can be (docs `preserve-client-ip-address.regions`). */
export const acceleratorRegions = [
  "af-south-1",
  "ap-east-1",
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-northeast-3",
  "ap-south-1",
  "ap-south-2",
  "ap-southeast-1",
  "ap-southeast-2",
  "ap-southeast-3",
  "ap-southeast-4",
  "ap-southeast-5",
  "ca-central-1",
  "ca-west-1",
  "eu-central-1",
  "eu-central-2",
  "eu-north-1",
  "eu-south-1",
  "eu-south-2",
  "eu-west-1",
  "eu-west-2",
  "eu-west-3",
  "il-central-1",
  "me-central-1",
  "me-south-1",
  "sa-east-1",
  "us-east-1",
  "us-east-2",
  "us-west-1",
  "us-west-2",
] as const;

/** Regions the provider knows and that list leaves out. */
export const unlistedRegions = ["ap-east-2", "ap-southeast-6", "ap-southeast-7", "mx-central-1"] as const;

/** Regions that work only once an account has asked for them. */
export const optInRegions = [
  "af-south-1",
  "ap-east-1",
  "ap-south-2",
  "ap-southeast-3",
  "ap-southeast-4",
  "ap-southeast-5",
  "ca-west-1",
  "eu-central-2",
  "eu-south-1",
  "eu-south-2",
  "il-central-1",
  "me-central-1",
  "me-south-1",
] as const;

/** The part of AWS a region is in that has accounts of its own and no accelerator, if it is in one. */
export function foreignPartition(region: string): string | undefined {
  if (region.startsWith("cn-")) return "AWS in China";
  if (region.startsWith("us-gov-")) return "AWS GovCloud";
  if (/^(us|eu)-iso/.test(region)) return "the isolated clouds of AWS";
  return region.startsWith("eusc-") ? "the AWS European Sovereign Cloud" : undefined;
}
