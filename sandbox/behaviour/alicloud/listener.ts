import { shown, type Group } from "../../value/value";
import type { Behaviour, Change } from "../behaviour";
import { either, onCreate, onWrite, says } from "../objections";
import { apiError } from "./api-error";

/** What the page allows; the provider itself lets 1 pass. */
const thresholds = { least: 2, most: 10 };

/** What classic load balancers listen to. Facts: Alibaba sheet, sections 4.2, 8 and 20. */
export const listener: Readonly<Record<string, Behaviour>> = {
  alicloud_slb_listener: {
    id: "{load_balancer_id}:{protocol}:{frontend_port}",
    references: {
      load_balancer_id: { to: ["alicloud_slb_load_balancer"], onDelete: "with" },
      server_group_id: { to: ["alicloud_slb_server_group"] },
    },
    computed: {
      acl_id: "",
      acl_ids: [],
      bandwidth: -1,
      // the port of the machines
      health_check_connect_port: -520,
      health_check_http_code: (own) => (isChecked("http", own) ? "http_2xx" : null),
      health_check_method: (own) => (isChecked("http", own) ? "head" : null),
      listener_forward: ({ protocol }) => (protocol === "http" ? "off" : null),
      proxy_protocol_v2_enabled: false,
    },
    keptBlocks: ["x_forwarded_for"],
    neverRead: ["delete_protection_validation"],
    refusedAtApply: [
      onCreate(taken),
      onWrite((after, change) =>
        either(
          () => withoutTarget(after),
          () => strangeScheduler(after),
          () => strangeThreshold(after),
          () => strangeCheck(after, change),
        ),
      ),
    ],
  },
};

function isChecked(kind: string, { protocol, health_check_type: type }: Group): boolean {
  return protocol === kind || protocol === `${kind}s` || (protocol === "tcp" && type === kind);
}

/** UDP has port numbers of its own, all others share theirs. */
function taken(after: Group, cloud: Change["cloud"]): string | undefined {
  const { load_balancer_id: balancer, frontend_port: port } = after;
  const isUdp = (one: Group): boolean => one["protocol"] === "udp";
  const twin = cloud
    .list("alicloud_slb_listener")
    .some(
      ({ attributes: one }) =>
        one["load_balancer_id"] === balancer && one["frontend_port"] === port && isUdp(one) === isUdp(after),
    );
  return twin
    ? apiError("ListenerAlreadyExists", `${shown(balancer)} has a listener on port ${shown(port)} already`)
    : undefined;
}

function withoutTarget(after: Group): string | undefined {
  const names = ["backend_port", "server_group_id", "master_slave_server_group_id"];
  const [port, ...groups] = names.map((name) => says(after[name]));
  if (groups.every(Boolean)) return "a listener has a server group or a master and slave group, not both";
  return port || groups.some(Boolean) || after["listener_forward"] === "on"
    ? undefined
    : "backend_port is required when server_group_id and master_slave_server_group_id are not specified";
}

function strangeScheduler({ scheduler, protocol }: Group): string | undefined {
  return scheduler === "qch" && protocol !== "udp"
    ? apiError("InvalidParameter.Scheduler", `scheduler qch is not supported by ${shown(protocol)} listeners`)
    : undefined;
}

function strangeThreshold(after: Group): string | undefined {
  const name = ["healthy_threshold", "unhealthy_threshold"].find((one) => {
    const count = Number(after[one]);
    return count < thresholds.least || count > thresholds.most;
  });
  return name === undefined
    ? undefined
    : apiError(
        "InvalidParameter",
        `${name} must be from ${thresholds.least} to ${thresholds.most}, got ${shown(after[name])}`,
      );
}

/** Read in the configuration: the provider has defaults for what other protocols have. */
function strangeCheck({ protocol }: Group, { config }: Change): string | undefined {
  if (protocol === "https" && !says(config?.["server_certificate_id"]) && !says(config?.["ssl_certificate_id"])) {
    return "server_certificate_id is required by https listeners";
  }
  return protocol === "udp" && says(config?.["health_check_type"])
    ? apiError("InvalidParameter.HealthCheckType", "udp listeners have no health_check_type to choose")
    : undefined;
}
