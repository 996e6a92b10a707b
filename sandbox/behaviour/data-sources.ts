import { anycastAddresses } from "./alicloud/anycast-addresses";
import type { Answer } from "./behaviour";

/** The data sources that the sandbox answers, by the name of the provider and the type; all others are refused. */
export const dataSources: Readonly<Record<string, Readonly<Record<string, Answer>>>> = {
  alicloud: { alicloud_eipanycast_anycast_eip_addresses: anycastAddresses },
};
