import { alibabaModel } from "../../model/alibaba";
import type { Cloud } from "../cloud";
import { addressKeys } from "./address-keys";
import { edge } from "./edge";
import { entry } from "./entry";
import { home } from "./home";
import { provider } from "./provider";
import { relays } from "./relays";
import { traffic } from "./traffic";

/** Alibaba Cloud: Anycast EIP, private CLB, Auto Scaling, ECS relays on CEN, ENS relays, Alibaba Cloud DNS. */
export function alibaba(): Cloud {
  return { model: alibabaModel, relays, provider, entry, home, edge, addressKeys, traffic };
}
