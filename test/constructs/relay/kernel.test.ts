import { kernel } from "../../../constructs/relay/kernel";
import { chat, game, sync, typical, withRelays } from "./requested";
import { shown } from "./shown";

test("a typical relay has exactly the settings that are shown", () => {
  expect(kernel(typical)).toBe(shown("sysctl.conf"));
});

test("backlogs are laid out for the connections", () => {
  const text = kernel(withRelays({ connections: 60000 }));

  expect(text).toContain("net.core.somaxconn = 60000\n");
  expect(text).toContain("net.ipv4.tcp_max_syn_backlog = 60000\n");
});

test("the vanished are looked for after the least beat of the TCP ports", () => {
  const ports = { game, chat: { ...chat, heartbeatSeconds: 100 }, sync: { ...sync, heartbeatSeconds: 15 } };

  expect(kernel({ ...typical, ports })).toContain("net.ipv4.tcp_keepalive_time = 100\n");
});

test("no outgoing connection takes a number that the relay listens on", () => {
  const ports = { game, sync: { ...sync, port: { from: 7000, to: 7009 } }, voice: { ...sync, port: 7000 } };

  expect(kernel({ ...typical, ports })).toContain("ip_local_reserved_ports = 7000,7000-7009,8404,8405\n");
});
