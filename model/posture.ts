import type { CloudName } from "./cloud-name";

/** What a cloud does about floods by itself, in whole sentences. */
interface Posture {
  /** What an entry has without asking. */
  readonly entry: string;
  /** What the addresses of an edge have, after `Relays at tokyo`. */
  readonly edge: string;
  /**
   * The same of a node outside of regions.
   *
   * @default - as `edge`
   */
  readonly node?: string;
  /** What can be had beside it, and how. */
  readonly more: string;
  readonly source: string;
}

/** How each cloud stands against floods (DDoS). */
export const postures: Readonly<Record<CloudName, Posture>> = {
  tencent: {
    entry:
      "The anycast address is announced at many points, which spreads a flood over them; what reaches home is filtered by nothing that is declared here.",
    edge: "have ordinary addresses; no document says what filters a flood of one.",
    more: "Anti-DDoS is not declared here: Terraform cannot destroy its instances again, and no document says that they protect the entry.",
    source: "Tencent sheet, section 10",
  },
  aws: {
    entry:
      "Global Accelerator takes a flood in where it begins, at the nearest of AWS's locations, and Shield Standard, which every account has, filters common ones of layers 3 and 4.",
    edge: "are behind load balancers with addresses of their own, which Shield Standard covers one by one.",
    more: "Shield Advanced is not declared: it is a commitment of a year. An account that has it writes `entry.shield` and `acknowledge: [shield-advanced]`.",
    source: "AWS sheet, section 14; Shield guide: Shield Standard",
  },
  alibaba: {
    entry:
      "The Anycast EIP is announced from all access points outside mainland China, which spreads a flood over them; no document says what filters it.",
    edge: "have ordinary addresses, which Anti-DDoS Origin Basic covers one by one, up to 5 Gbit/s at most; beyond its threshold all traffic to an address is dropped.",
    node: "have addresses of their node; no document says what filters a flood of one.",
    more: "Anti-DDoS is not declared here: the provider in use has no type for it.",
    source:
      "Alibaba sheet, section 3.3; Elastic IP Address guide: Anti-DDoS Origin Basic; providers/alicloud/schema.json",
  },
};
