import { tencentModel } from "../../model/tencent";
import type { Cloud } from "../cloud";
import { addressKeys, edge } from "./edge";
import { entry } from "./entry";
import { home } from "./home";
import { provider } from "./provider";
import { relays } from "./relays";
import { traffic } from "./traffic";

/** Tencent Cloud: Anycast EIP, private CLB, Auto Scaling, CVM relays on CCN, DNSPod. */
export function tencent(): Cloud {
  return { model: tencentModel, relays, provider, entry, home, edge, addressKeys, traffic };
}
