import type { Cloud } from "../../provider/cloud";
import { shown, type Value } from "../../value/value";
import { attributesOf } from "../look-up";

/** The network that a subnet lies in. */
export function networkOf(cloud: Cloud, subnet: Value | undefined): string {
  return shown(attributesOf(cloud, "aws_subnet", subnet)["vpc_id"] ?? "");
}

/** Whether a network has an Internet gateway, wherever it lies. */
export function hasInternet(cloud: Cloud, vpc: string): boolean {
  return cloud.everywhere("aws_internet_gateway").some(({ attributes }) => attributes["vpc_id"] === vpc);
}

/** The networks of subnets, each once. */
export function networksOf(cloud: Cloud, subnets: readonly string[]): string[] {
  return [...new Set(subnets.map((subnet) => networkOf(cloud, subnet)))];
}
