import { nginx } from "../../../constructs/relay/nginx";
import { game, home, named, sync, typical, withRelays } from "./requested";
import { shown } from "./shown";

test("a typical relay has exactly the configuration that is shown", () => {
  expect(nginx(typical)).toBe(shown("nginx.conf"));
});

test("without a UDP port there is none", () => {
  expect(nginx({ ...typical, ports: { game } })).toBeUndefined();
});

test("a range goes home with the numbers it has", () => {
  const text = nginx({ ...typical, ports: { sync: { ...sync, port: { from: 7001, to: 7009 } } } });

  expect(text).toContain("listen 7001-7009 udp reuseport");
  expect(text).toContain("proxy_pass $home:$server_port;");
  // a socket for each number, too
  expect(text).toContain("worker_connections 40509;");
});

test("player addresses are shared among homes by weight, and nobody is left out", () => {
  const homes = {
    home,
    next: { ...home, address: "10.1.0.10", weight: 50 },
    idle: { ...home, address: "10.2.0.10", weight: 0 },
    last: { ...home, address: "10.3.0.10", weight: 150 },
  };

  expect(nginx({ ...typical, homes })).toContain(
    ["    33.33% 10.0.0.10;", "    16.67% 10.1.0.10;", "    * 10.3.0.10;", "  }"].join("\n"),
  );
});

test("a home that is a name is looked up again and again", () => {
  const text = nginx({ ...typical, ...named });

  expect(text).toContain("* home.elb.ap-northeast-2.amazonaws.com;");
  expect(text).toContain("resolver 169.254.169.253 ipv6=off;");
});

test("workers are laid out for all players, two connections each", () => {
  expect(nginx(withRelays({ connections: 1000 }))).toMatch(/worker_rlimit_nofile 2501;[^]*worker_connections 2501;/);
});
