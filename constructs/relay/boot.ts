import type { Problem } from "../../model/problem";
import { cloudConfig } from "./cloud-config";
import { relayRequest, type Declared } from "./relay-request";
import { wayHome } from "./way-home";

/** What the relays of an edge boot with, before home's address is known. */
export interface Boot {
  readonly config: string;
  /** Stands in it for the address of home, and is as long as the longest one may be. */
  readonly placeholder: string;
  /** That it is larger than a machine of the cloud takes. */
  readonly problems: readonly Problem[];
}

/** Renders what the relays of an edge boot with. */
export function boot(declared: Omit<Declared, "homeAddress">): Boot {
  const { cloud, homeCloud = cloud, name, edge } = declared;
  const placeholder = "home--address--".padEnd(wayHome(edge, homeCloud.relays).longestHomeAddress, "-");
  const config = cloudConfig(relayRequest({ ...declared, homeAddress: placeholder }));
  const [bytes, most] = [Buffer.byteLength(config), cloud.model.maxUserDataBytes];
  const tooLarge: Problem = {
    code: "edge/boot-size",
    what: `what the relays of ${name} boot with has ${bytes} bytes, more than the ${most} that a machine takes`,
    fix:
      edge.relays.userData === undefined
        ? "declare fewer ports or `relays.otherHomes`"
        : "shorten `relays.userData`, let it fetch the rest, or declare fewer ports",
  };
  return { config, placeholder, problems: bytes > most ? [tooLarge] : [] };
}
