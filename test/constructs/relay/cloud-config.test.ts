import { parse } from "yaml";
import { cloudConfig } from "../../../constructs/relay/cloud-config";
import { relayFiles } from "../../../constructs/relay/files";
import type { RelayRequest } from "../../../constructs/relay/request";
import { certificates, chat, game, named, sync, typical, withRelays } from "./requested";

interface Config {
  readonly packages: readonly string[];
  readonly write_files: readonly { path: string; permissions?: string; defer?: boolean; content: string }[];
  readonly runcmd: readonly string[];
}

const read = (request: RelayRequest): Config => parse(cloudConfig(request)) as Config;
const bytes = (request: RelayRequest): number => Buffer.byteLength(cloudConfig(request));

/** A relay with all there is. */
const full: RelayRequest = {
  ...withRelays({ connectionsPerAddress: 8, homeTls: certificates }),
  ...named,
  ports: { game: { ...game, tls: { certificate: "/etc/relay/game.pem" } }, chat, sync },
  leaving: '[ "$(curl -sf http://169.254.169.254/leaving)" = yes ]',
};

test("files arrive as they are", () => {
  const { write_files: written } = read(full);

  expect(written.map(({ path, content }) => ({ path, content }))).toEqual(
    relayFiles(full).map(({ path, content }) => ({ path, content })),
  );
  expect(written.filter(({ permissions }) => permissions === "0755").map(({ path }) => path)).toEqual([
    "/usr/local/sbin/relay",
    "/usr/local/lib/anycast-edge/leaving",
  ]);
});

test("files that packages bring too come after the packages, or dpkg would ask about them", () => {
  expect(
    read(full)
      .write_files.filter(({ defer }) => defer)
      .map(({ path }) => path),
  ).toEqual(["/etc/haproxy/haproxy.cfg", "/etc/nginx/nginx.conf"]);
});

test("nginx is installed and started only where there is UDP", () => {
  const without = read({ ...typical, ports: { game } });

  expect(read(typical).packages).toEqual(expect.arrayContaining(["nginx", "libnginx-mod-stream"]));
  expect(read(typical).runcmd).toContain("systemctl restart haproxy nginx");
  expect(without.packages.filter((name) => name.includes("nginx"))).toEqual([]);
  expect(without.runcmd).toContain("systemctl restart haproxy");
});

test("every unit that starts with the machine is started", () => {
  expect(read(full).runcmd.at(-1)).toBe(
    "systemctl enable --now relay-drain.service relay-leaving.service relay-certificate.path",
  );
});

test("the team's script runs once all is set up, before players come", () => {
  const script = "#!/bin/sh\necho ${x} 'é'  \n\n\tend";
  const { write_files: written, runcmd } = read(withRelays({ userData: script }));
  const path = "/usr/local/lib/anycast-edge/first-start";

  expect(written.at(-1)).toEqual({ path, permissions: "0755", content: script });
  expect(runcmd.slice(1, 4)).toEqual([
    "systemctl restart systemd-sysctl systemd-journald",
    path,
    "systemctl restart haproxy nginx",
  ]);
});

test("what is written is ASCII, without anything that Terraform or HTML would change", () => {
  expect(cloudConfig(full)).toMatch(/^#cloud-config\n[\n -~]*$/);
  expect(cloudConfig(full)).not.toMatch(/[$%]\{/);
});

describe("size", () => {
  test("a typical relay is well under the 12,288 bytes of Tencent Cloud", () => {
    expect(bytes(typical)).toBeLessThan(10_500);
  });

  test.each([
    ["a TCP port", { third: { ...game, port: 7020, target: 17020 } }],
    ["a WebSocket port", { third: { ...chat, port: 7020, target: 17020 } }],
    ["a UDP port", { third: { ...sync, port: 7020, target: 17020 } }],
  ])("%s more costs less than 600 bytes", (_, more) => {
    expect(bytes({ ...typical, ports: { ...typical.ports, ...more } }) - bytes(typical)).toBeLessThan(600);
  });
});
