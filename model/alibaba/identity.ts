import type { Identity } from "../identity";

/** Anycast EIP, Global Accelerator and domains, for plans of other teams. Facts: Alibaba sheet, sections 3.1, 3.2 and 7. */
export const alibabaIdentity: Identity = {
  entries: [
    { type: "alicloud_eipanycast_anycast_eip_address", id: "id", shows: [] },
    { type: "alicloud_ga_accelerator", id: "id", shows: [] },
  ],
  bindings: [
    { type: "alicloud_eipanycast_anycast_eip_address_attachment", id: "id", to: "anycast_id", shared: false },
    { type: "alicloud_ga_listener", id: "id", to: "accelerator_id", shared: false },
    {
      type: "alicloud_ga_endpoint_group",
      id: "id",
      to: "listener_id",
      shared: true,
      shares: { dial: "traffic_percentage", endpoints: "endpoint_configurations", weight: "weight" },
    },
  ],
  addresses: ["alicloud_eip_address", "alicloud_ens_eip"],
  zones: ["alicloud_alidns_domain"],
  delegations: [{ type: "alicloud_alidns_record", where: { type: "NS" }, names: ["domain_name", "rr"] }],
};
