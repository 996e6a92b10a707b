import { relayFiles } from "../../../constructs/relay/files";
import type { RelayRequest } from "../../../constructs/relay/request";
import { certificates, game, sync, typical, withRelays } from "./requested";

const units = "/etc/systemd/system";

function content(request: RelayRequest, path: string): string {
  const file = relayFiles(request).find((candidate) => candidate.path === path);
  if (file === undefined) throw new Error(`no ${path}`);
  return file.content;
}

function paths(request: RelayRequest): string[] {
  return relayFiles(request).map(({ path }) => path);
}

test("a typical relay has these files, each once", () => {
  expect(paths(typical)).toEqual([
    "/etc/haproxy/haproxy.cfg",
    "/etc/nginx/nginx.conf",
    "/usr/local/sbin/relay",
    "/etc/systemd/system/haproxy.service.d/relay.conf",
    "/etc/systemd/system/nginx.service.d/relay.conf",
    "/etc/systemd/system/relay-drain.service",
    "/etc/systemd/system/poweroff.target.d/relay.conf",
    "/etc/systemd/system/reboot.target.d/relay.conf",
    "/etc/sysctl.d/90-anycast-edge.conf",
    "/etc/apt/apt.conf.d/99-relay",
    "/etc/needrestart/conf.d/relay.conf",
    "/etc/systemd/journald.conf.d/relay.conf",
    "/etc/motd",
  ]);
});

test("without a UDP port nothing of nginx is left", () => {
  expect(paths({ ...typical, ports: { game } }).filter((path) => path.includes("nginx"))).toEqual([]);
});

test("programs have room for all players of all ports, two files each, and never give up", () => {
  const request = withRelays({ connections: 60000 });

  expect(content(request, `${units}/haproxy.service.d/relay.conf`)).toContain("LimitNOFILE=241000\nRestart=always\n");
  expect(content(request, `${units}/nginx.service.d/relay.conf`)).toContain("LimitNOFILE=120501\nRestart=always\n");
});

test("a stop of the machine waits for the drain, longer than systemd by itself would", () => {
  const unit = content(typical, `${units}/relay-drain.service`);

  expect(unit).toContain("After=network-online.target haproxy.service nginx.service\n");
  expect(unit).toContain("ExecStop=/usr/local/sbin/relay drain\nTimeoutStopSec=3647\n");
  for (const target of ["poweroff", "reboot"]) {
    expect(content(typical, `${units}/${target}.target.d/relay.conf`)).toContain("JobTimeoutSec=3767\n");
  }
});

test("a relay that the cloud takes away drains, where the cloud tells", () => {
  const request = { ...typical, leaving: '[ "$(ask)" = gone ]' };
  const path = "/usr/local/lib/anycast-edge/leaving";

  expect(content(request, path)).toContain(
    'until [ "$(ask)" = gone ]; do sleep 10; done\nexec /usr/local/sbin/relay drain\n',
  );
  expect(content(request, `${units}/relay-leaving.service`)).toContain(`ExecStart=${path}\n`);
  expect(paths(typical)).not.toContain(path);
});

test("a new process of HAProxy holds a drain", () => {
  expect(content(typical, `${units}/haproxy.service.d/relay.conf`)).toContain(
    "ExecStartPost=-/usr/local/sbin/relay hold\nExecReload=-/usr/local/sbin/relay hold\n",
  );
  expect(content(typical, `${units}/nginx.service.d/relay.conf`)).not.toContain("hold");
});

test("HAProxy takes a new certificate when its file changes", () => {
  const ports = { game: { ...game, tls: { certificate: "/etc/relay/game.pem" } }, sync };
  const request = { ...withRelays({ homeTls: certificates }), ports };

  expect(content(request, `${units}/relay-certificate.path`)).toContain(
    ["PathChanged=/etc/relay/game.pem", "PathChanged=/etc/relay/own.pem", "PathChanged=/etc/relay/home-ca.pem"].join(
      "\n",
    ),
  );
  const service = content(request, `${units}/relay-certificate.service`);
  expect(service).toContain("ExecStart=systemctl reload-or-restart haproxy\n");
  expect(paths(typical)).not.toContain(`${units}/relay-certificate.path`);
});

test("updates leave alone what players' connections go through", () => {
  expect(content(typical, "/etc/apt/apt.conf.d/99-relay")).toContain('{ "haproxy"; "nginx"; "libnginx-mod"; };');
  expect(content(typical, "/etc/needrestart/conf.d/relay.conf")).toContain("(haproxy|nginx)");
});

describe("the command", () => {
  const command = (request: RelayRequest): string => content(request, "/usr/local/sbin/relay");

  test("first tells the checks, then closes every TCP port, then waits no longer than `drainSeconds`", () => {
    const text = command(withRelays({ drainSeconds: 600 }));

    expect(text).toContain("closes=$((began + 17))\n  end=$((closes + 600))\n");
    expect(text).toContain("state maint; disable frontend game; disable frontend chat");
    expect(text).toContain("state ready; enable frontend game; enable frontend chat");
  });

  test("counts the players of every TCP port", () => {
    expect(command(typical)).toContain('"( sport = :7000 or sport = :7010 )"');
  });

  test("says that UDP goes on, where there is UDP", () => {
    expect(command(typical)).toContain("UDP has no connections");
    expect(command({ ...typical, ports: { game } })).not.toContain("UDP");
  });
});

test("who logs in reads which relay this is, and what to do", () => {
  const text = content(typical, "/etc/motd");

  expect(text).toMatch(/^starfall-prod-edge-tokyo: a relay/);
  expect(text).toMatch(/relay status.*relay drain.*relay undrain/);
});
