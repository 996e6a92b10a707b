import { objects } from "../support/objects";
import { Workspace, type Managed } from "../support/workspace";

let cloud: Workspace;
beforeEach(() => {
  cloud = new Workspace();
});

type Settings = Record<string, string | number | boolean>;

const listen = (settings: Settings = {}): Promise<Managed> => objects.listener(cloud, settings);
/** The configuration of the listener with other settings. */
const other = (listener: Managed, settings: Settings) => ({
  clb_id: String(listener.get("clb_id")),
  listener_name: "game",
  protocol: String(listener.get("protocol")),
  port: 7000,
  ...settings,
});
const http = {
  health_check_switch: true,
  health_check_type: "HTTP",
  health_check_http_code: 2,
  health_check_http_path: "/",
  health_check_http_domain: "a.example",
  health_check_http_version: "HTTP/1.1",
};
const probe = {
  health_check_switch: true,
  health_check_type: "CUSTOM",
  health_check_context_type: "TEXT",
  health_check_send_context: "ping",
  health_check_recv_context: "pong",
};
const numbers = { health_check_time_out: 3, health_check_interval_time: 10, health_check_health_num: 2 };

test("a listener has an id of its own beside the one that begins with its load balancer's", async () => {
  const listener = await listen();

  expect(listener.get("listener_id")).toMatch(/^lbl-/);
  expect(listener.id).toBe(`${String(listener.get("clb_id"))}#${String(listener.get("listener_id"))}`);
  expect((await listener.plan()).action).toBe("none");
});

test.each([
  ["TCP", 900, "TCP"],
  ["UDP", 300, "PING"],
])("a %s listener is idle for %d s and checked by %s where nothing is said", async (protocol, seconds, check) => {
  const listener = await listen({ protocol, health_check_switch: true });

  expect(listener.state).toMatchObject({ idle_connect_timeout: seconds, health_check_type: check });
  expect((await listener.plan()).action).toBe("none");
});

describe("is refused when it is applied", () => {
  test.each<[string, Settings]>([
    ["session_expire_time is only supported with scheduler WRR", { session_expire_time: 60, scheduler: "LEAST_CONN" }],
    ["session_expire_time is only supported by TCP and UDP", { session_expire_time: 60, protocol: "QUIC" }],
    ["scheduler IP_HASH is not supported by TCP", { scheduler: "IP_HASH" }],
    ["scheduler IP_HASH is not supported by UDP", { scheduler: "IP_HASH", protocol: "UDP" }],
    ["health_check_switch is not supported by HTTP", { protocol: "HTTP", health_check_switch: true }],
    ["health_check_time_out is not supported by HTTPS", { protocol: "HTTPS", health_check_time_out: 2 }],
    ["health_source_ip_type is not supported by HTTP", { protocol: "HTTP", health_source_ip_type: 1 }],
    [
      "health_check_http_code is not supported with a TCP check",
      { health_check_type: "TCP", health_check_http_code: 2 },
    ],
    ["health_check_http_code is not supported with a TCP check", { health_check_http_code: 2 }],
    ["health_check_http_path is not supported with a PING check", { protocol: "UDP", health_check_http_path: "/" }],
    ["health_check_send_context is not supported with a TCP check", { health_check_send_context: "ping" }],
    ["health_check_recv_context is not supported with an HTTP check", { ...http, health_check_recv_context: "x" }],
    ["a CUSTOM check needs health_check_recv_context", { ...probe, health_check_recv_context: "" }],
    ["health_check_http_path is not supported with a CUSTOM check", { ...probe, health_check_http_path: "/" }],
    ["TCP_SSL listeners need a certificate", { protocol: "TCP_SSL" }],
  ])("%s", async (words, settings) => {
    await expect(listen(settings)).rejects.toThrow(words);
    expect(cloud.store.list("tencentcloud_clb_listener")).toEqual([]);
  });
});

test.each<[string, Settings]>([
  ["stickiness with WRR", { session_expire_time: 30 }],
  ["LEAST_CONN without stickiness", { scheduler: "LEAST_CONN" }],
  ["TCP_SSL with a certificate", { protocol: "TCP_SSL", certificate_id: "c", certificate_ssl_mode: "UNIDIRECTIONAL" }],
  ["HTTP without health arguments", { protocol: "HTTP" }],
  ["a complete HTTP check", http],
  ["a complete custom check of a UDP listener", { protocol: "UDP", ...probe }],
  ["a check with its numbers", { health_check_switch: true, ...numbers }],
])("%s is taken, and comes to rest", async (_what, settings) => {
  expect((await (await listen(settings)).plan()).action).toBe("none");
});

describe("a check of another kind in place", () => {
  test("from HTTP back to TCP is planned and refused: the method stays in the state", async () => {
    const listener = await listen(http);
    const change = other(listener, { health_check_switch: true, health_check_type: "TCP" });

    expect(await listener.plan(change)).toMatchObject({
      action: "update",
      planned: { health_check_http_code: null, health_check_http_method: "HEAD" },
    });
    await expect(listener.apply(change)).rejects.toThrow("health_check_http_method is not supported with a TCP check");
  });

  test("from CUSTOM back to PING is planned and refused: the kind of message stays in the state", async () => {
    const listener = await listen({ protocol: "UDP", ...probe });
    const change = other(listener, { health_check_switch: true, health_check_type: "PING" });

    expect((await listener.plan(change)).action).toBe("update");
    await expect(listener.apply(change)).rejects.toThrow(
      "health_check_context_type is not supported with a PING check",
    );
  });

  test("from TCP to HTTP is taken", async () => {
    const listener = await listen({ health_check_switch: true, health_check_type: "TCP" });
    await listener.apply(other(listener, http));

    expect((await listener.plan()).action).toBe("none");
  });
});

describe("never comes to rest", () => {
  test.each<[string, Settings, string]>([
    ["health numbers while the check is off", { health_check_switch: false, ...numbers }, "health_check_time_out"],
    ["health numbers while no check is said", numbers, "health_check_interval_time"],
    [
      "an HTTP check without codes",
      { health_check_switch: true, health_check_type: "HTTP", health_check_http_path: "/" },
      "health_check_http_code",
    ],
  ])("%s", async (_what, settings, name) => {
    const listener = await listen(settings);
    const first = await listener.plan();
    const held = listener.get(name);
    await listener.apply();

    expect(first.action).toBe("update");
    expect(first.planned[name]).not.toBe(held);
    expect((await listener.plan()).action).toBe("update");
  });
});

test("what is Optional and Computed stays as it was when it is left out", async () => {
  const listener = await listen({ idle_connect_timeout: 600, health_check_switch: true, ...numbers });

  expect((await listener.plan(other(listener, {}))).action).toBe("none");
});

test.each([
  ["port", { port: 7001 }],
  ["protocol", { protocol: "UDP" }],
])("another %s replaces it", async (name, change) => {
  const listener = await listen();

  expect(await listener.plan(other(listener, change))).toMatchObject({ action: "replace", replaces: [name] });
});

test("a stickiness of 0 is refused at plan: it is left out for none", () => {
  const refused = (seconds: number) => cloud.resource("clb_listener").validate({ session_expire_time: seconds });

  expect(refused(0)).toEqual([
    { summary: "expected session_expire_time to be in the range (30 - 3600), got 0", path: ["session_expire_time"] },
  ]);
  expect(refused(30)).toEqual([]);
});
