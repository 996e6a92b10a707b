import { awsModel } from "../../model/aws";
import type { Cloud } from "../cloud";
import { addressKeys, edge } from "./edge";
import { entry } from "./entry";
import { home } from "./home";
import { provider } from "./provider";
import { relays } from "./relays";
import { traffic } from "./traffic";

/** AWS: Global Accelerator, Network Load Balancers, Auto Scaling, VPC peering, Route 53. */
export function aws(): Cloud {
  return { model: awsModel, relays, provider, entry, home, edge, addressKeys, traffic };
}
