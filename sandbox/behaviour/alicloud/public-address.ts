import { publicAddress } from "../addresses";

/** A public address that nothing else in the cloud has. Some are known to the cloud alone: no resource tells them. */
export const freeAddress = publicAddress({
  alicloud_eip_address: "ip_address",
  alicloud_eipanycast_anycast_eip_address: "ip_address",
  alicloud_ens_eip: "ip_address",
  alicloud_ga_ip_set: "ip_address_list[]",
  alicloud_instance: "public_ip",
  alicloud_slb_load_balancer: "address",
});
