import type { Cloud } from "../../provider/cloud";
import { valuesAt } from "../../value/path";
import { shown, type Group, type Value } from "../../value/value";

/** What is known of an object that can be reached from here; nothing where there is none. */
export function attributesOf(cloud: Cloud, type: string, id: Value | undefined): Group {
  return (typeof id === "string" ? cloud.get(type, id)?.attributes : undefined) ?? {};
}

/** All text at a dotted path. */
export function textsAt(root: Value, path: string): string[] {
  return valuesAt(root, path).flatMap(({ value }) => (typeof value === "string" && value !== "" ? [value] : []));
}

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
