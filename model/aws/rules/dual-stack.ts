import type { HomeWish } from "../../cloud-model";
import type { Rule } from "../../rule";

/** What IPv6 beside IPv4 asks of the load balancers behind the accelerator. */
export const dualStackUdp: Rule<Pick<HomeWish, "entry" | "ports">> = {
  code: "entry/dual-stack-udp",
  source: "AWS sheet, section 2: enable_prefix_for_ipv6_source_nat is newer than the provider in use",
  check: ({ entry, ports }) => {
    const udp = Object.keys(ports).filter((name) => ports[name]?.protocol === "udp");
    if (!entry.dualStack || udp.length === 0) return [];
    const what = `\`entry.dualStack\` is true, but ${udp.map((name) => `\`ports.${name}\``).join(" and ")} is UDP, which a dual-stack load balancer takes only with a setting that this version of the provider has not`;
    return [
      { path: ["entry", "dualStack"], what, fix: "remove `dualStack`, or give UDP an environment of its own on IPv4" },
    ];
  },
};
