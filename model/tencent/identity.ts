import type { Identity } from "../identity";

/** Anycast addresses, GA2 and domains at DNSPod. Facts: Tencent sheet, sections 3.1, 3.2, 7.2 and 7.5. */
export const tencentIdentity: Identity = {
  entries: [
    { type: "tencentcloud_eip", id: "id", where: { type: "AnycastEIP" }, shows: ["public_ip"] },
    { type: "tencentcloud_ga2_global_accelerator", id: "global_accelerator_id", shows: ["cname"] },
  ],
  bindings: [
    { type: "tencentcloud_eip_association", id: "id", to: "eip_id", shared: false },
    { type: "tencentcloud_ga2_listener", id: "listener_id", to: "global_accelerator_id", shared: false },
    { type: "tencentcloud_ga2_endpoint_group", id: "endpoint_group_id", to: "listener_id", shared: true },
  ],
  addresses: ["tencentcloud_eip", "tencentcloud_ga2_accelerate_area"],
  zones: ["tencentcloud_dnspod_domain_instance"],
  delegations: [{ type: "tencentcloud_dnspod_record", where: { record_type: "NS" }, names: ["domain", "sub_domain"] }],
};
