import type { Topology } from "./topology";

/**
 * Keys of the edges that the entry can lead to, sorted: of an accelerator of AWS all on AWS, of GA2 those with a share of their
 * own, of an anycast address that is bound to home none. Facts: AWS sheet, section 8.2; Tencent sheet, sections 1 and 7.2; Alibaba sheet, section 3.3.
 */
export function behindEntry({ cloud, entry: { rules }, edges }: Topology): string[] {
  const keys = Object.keys(edges).sort();
  if (rules === "global-accelerator") return keys.filter((key) => edges[key]?.cloud === cloud);
  if (rules === "ga2") return keys.filter((key) => edges[key]?.entryWeight !== undefined);
  return [];
}
