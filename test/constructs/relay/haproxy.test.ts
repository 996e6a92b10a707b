import { haproxy } from "../../../constructs/relay/haproxy";
import type { RelayRequest } from "../../../constructs/relay/request";
import { without } from "../../../constructs/without";
import { certificates, chat, game, home, named, sync, typical, withRelays } from "./requested";
import { shown } from "./shown";

/** The lines of one section, e.g. `listen game`. */
function section(request: RelayRequest, head: string): string[] {
  const lines = haproxy(request).split("\n");
  const start = lines.indexOf(head);
  expect(start).toBeGreaterThan(-1);
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => !line.startsWith("  "));
  return rest.slice(0, end).map((line) => line.trim());
}

test("a typical relay has exactly the configuration that is shown", () => {
  expect(haproxy(typical)).toBe(shown("haproxy.cfg"));
});

test("a port whose TLS ends at the relay shows its certificate", () => {
  const request = { ...typical, ports: { game: { ...game, tls: { certificate: "/etc/relay/game.pem" } } } };

  expect(section(request, "listen game")).toContain("bind :7000 ssl crt /etc/relay/game.pem");
});

test("relays and home prove who they are to each other, in checks too", () => {
  expect(section(withRelays({ homeTls: certificates }), "defaults")).toEqual(
    expect.arrayContaining([
      expect.stringContaining("send-proxy-v2 check-send-proxy"),
      "default-server ssl verify required ca-file /etc/relay/home-ca.pem crt /etc/relay/own.pem ssl-max-ver TLSv1.2",
    ]),
  );
});

describe("a WebSocket port", () => {
  test("is checked by an upgrade that asks for its host", () => {
    const websocket = { path: "/play?v=2", host: "play.example", tls: false };
    const lines = section({ ...typical, ports: { chat: { ...chat, websocket } } }, "listen chat");

    expect(lines).toContain(
      "http-check send meth GET uri '/play?v=2' ver HTTP/1.1 hdr Host play.example hdr Connection Upgrade hdr Upgrade websocket hdr Sec-WebSocket-Version 13 hdr Sec-WebSocket-Key YW55Y2FzdC1lZGdlLWNoaw==",
    );
    expect(lines).toContain("http-check expect status 101");
  });

  test("with TLS of home's own is checked through TLS, while players' bytes pass untouched", () => {
    const ofHome = (host?: string): string[] => {
      const websocket = { path: "/", tls: true, ...(host !== undefined && { host }) };
      return section({ ...typical, ports: { chat: { ...chat, websocket } } }, "listen chat");
    };

    expect(ofHome()).toContain("default-server check-ssl verify none");
    expect(ofHome("play.example")).toContain("default-server check-ssl verify none check-sni play.example");
    expect(ofHome()).toContain("server home 10.0.0.10:17010 weight 100");
  });

  test("is checked by its upgrade also where home is checked by HTTP", () => {
    const health = { ...typical.health, port: "chat", http: { path: "/well" } };
    const lines = section({ ...typical, health }, "listen chat");

    expect(lines.filter((line) => line.startsWith("http-check send"))).toEqual([
      expect.stringContaining("uri '/chat' "),
    ]);
  });

  test("has a path in which nothing has a meaning for HAProxy", () => {
    const websocket = { path: `/a"b'c#d\\e`, tls: false };
    const lines = section({ ...typical, ports: { chat: { ...chat, websocket } } }, "listen chat");

    expect(lines).toContainEqual(expect.stringContaining(`uri '/a"b'\\''c#d\\e' ver`));
  });
});

describe("HTTP checks", () => {
  const http = { path: "/well", host: "game.example" };
  const ports = { game, lobby: { ...game, port: 7002, target: 17002 } };
  const checked = (port?: string): string[] => {
    const health = { ...without(typical.health, "port"), http, ...(port !== undefined && { port }) };
    const request = { ...typical, ports, health };
    return Object.keys(ports).filter((name) => section(request, `listen ${name}`).includes("option httpchk"));
  };

  test("expect 2xx for the host that is declared", () => {
    const lines = section({ ...typical, health: { ...typical.health, http } }, "listen game");

    expect(lines).toEqual(
      expect.arrayContaining([
        "http-check send meth GET uri '/well' ver HTTP/1.1 hdr Host game.example",
        "http-check expect rstatus ^2",
      ]),
    );
  });

  test("are those of the port that is named, or of all", () => {
    expect(checked("lobby")).toEqual(["lobby"]);
    expect(checked()).toEqual(["game", "lobby"]);
  });
});

describe("homes", () => {
  test("share players by weight", () => {
    const next = { address: "10.1.0.10", mostAddresses: 1, weight: 50 };

    expect(section({ ...typical, homes: { home, next } }, "listen game")).toEqual(
      expect.arrayContaining(["server home 10.0.0.10:17000 weight 100", "server next 10.1.0.10:17000 weight 50"]),
    );
  });

  test("that are names are followed to all their addresses, and outlive a resolver that is down", () => {
    const request = { ...typical, ...named };

    expect(section(request, "listen game")).toContain(
      "server-template home. 6 home.elb.ap-northeast-2.amazonaws.com:17000 weight 100 resolvers relay.resolver init-addr none resolve-prefer ipv4",
    );
    expect(section(request, "resolvers relay.resolver")).toEqual(
      expect.arrayContaining(["nameserver cloud 169.254.169.253:53", "hold timeout 24h", "hold nx 24h"]),
    );
    expect(haproxy(typical)).not.toContain("resolvers");
  });

  test("that are names need a resolver", () => {
    expect(() => haproxy({ ...typical, homes: named.homes })).toThrow("a home that is a name needs a `resolver`");
  });
});

test("connections of one address are limited over all ports together", () => {
  const request = withRelays({ connectionsPerAddress: 8 });

  for (const name of ["game", "chat"]) {
    expect(section(request, `listen ${name}`)).toEqual(
      expect.arrayContaining([
        "tcp-request connection track-sc0 src table relay.players",
        "tcp-request connection reject if { sc0_conn_cur gt 8 }",
      ]),
    );
  }
  expect(section(request, "backend relay.players")).toEqual([
    "stick-table type ip size 20000 expire 60s store conn_cur",
  ]);
  expect(haproxy(typical)).not.toContain("stick-table");
});

test("each port has its own patience, and looks for the vanished after its own beat", () => {
  const slow = { ...chat, idleSeconds: 86400, heartbeatSeconds: 43200 };
  const request = { ...typical, ports: { game, chat: slow } };

  expect(section(request, "listen game")).toEqual(
    expect.arrayContaining(["timeout tunnel 900s", "clitcpka-idle 450s"]),
  );
  // the kernel takes no more
  expect(section(request, "listen chat")).toEqual(
    expect.arrayContaining(["timeout tunnel 86400s", "clitcpka-idle 32767s"]),
  );
});

describe("health", () => {
  const fails = (ports: RelayRequest["ports"]): string[] =>
    section({ ...typical, ports }, "frontend relay.health")
      .filter((line) => line.startsWith("monitor fail"))
      .map((line) => line.replace(/^monitor fail if \{ nbsrv\((.*)\) lt 1 \}$/, "$1"));

  test("needs a home for every TCP port, nginx where there is UDP, and no drain", () => {
    expect(fails({ game })).toEqual(["game", "relay.taking"]);
    expect(fails({ game, chat, sync })).toEqual(["game", "chat", "relay.nginx", "relay.taking"]);
  });

  test("is all that is answered there", () => {
    expect(section(typical, "frontend relay.health")).toEqual(
      expect.arrayContaining(["bind :8404", "monitor-uri /healthz", "http-request deny"]),
    );
  });

  test("still answers on a relay that is full", () => {
    const [full] = section(typical, "defaults").filter((line) => line.startsWith("maxconn"));

    expect(full).toBe("maxconn 20100");
    // two ports
    expect(section(typical, "global")).toContain("maxconn 40300");
    expect(section(typical, "frontend relay.health")).toContain("maxconn 100");
  });
});

describe("fails", () => {
  test("a range of TCP ports", () => {
    const ports = { game: { ...game, port: { from: 7000, to: 7010 } } };

    expect(() => haproxy({ ...typical, ports })).toThrow("port game: a range of TCP ports has no single relay port");
  });

  test("TLS of home's own inside mutual TLS", () => {
    const ports = { chat: { ...chat, websocket: { path: "/", tls: true } } };

    expect(() => haproxy({ ...withRelays({ homeTls: certificates }), ports })).toThrow("inside mutual TLS");
  });
});
