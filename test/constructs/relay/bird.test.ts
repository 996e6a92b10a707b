import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { parse } from "yaml";
import { cloudConfig } from "../../../constructs/relay/cloud-config";
import { relayFiles } from "../../../constructs/relay/files";
import type { RelayRequest } from "../../../constructs/relay/request";
import { typical } from "./requested";

const announcement = {
  asn: 64500,
  prefix: "203.0.113.0/24",
  address: "203.0.113.10",
  machine: "198.51.100.11",
  neighbours: {
    "up-1": { address: "198.51.100.1", asn: 64515, multihop: 2, passwordFile: "/etc/bird/up-1.password" },
    other: { address: "198.51.100.9", asn: 64516 },
  },
};
const site: RelayRequest = { ...typical, name: "starfall-prod-site-osaka-a", announcement };

const folder = mkdtempSync(join(tmpdir(), "bird-"));
afterAll(() => rmSync(folder, { recursive: true }));

function content(path: string, request = site): string {
  return relayFiles(request).find((file) => file.path === path)?.content ?? "";
}

test("the relay of a site has these files more than that of an edge", () => {
  const edge = relayFiles(typical).map(({ path }) => path);
  const more = relayFiles(site).map(({ path }) => path);

  expect(more.filter((path) => !edge.includes(path))).toEqual([
    "/etc/bird/bird.conf",
    "/usr/local/lib/anycast-edge/announce",
    "/etc/apt/apt.conf.d/99-relay-bird",
    "/etc/needrestart/conf.d/relay-bird.conf",
    "/usr/local/lib/anycast-edge/firewall.nft",
    "/etc/systemd/system/bird.service.d/relay.conf",
    "/etc/systemd/system/relay-firewall.service",
    "/etc/systemd/system/relay-announce.service",
  ]);
});

test("BIRD accepts its configuration", () => {
  const password = join(folder, "password");
  writeFileSync(password, 'password "of the hoster";\n');
  const file = join(folder, "bird.conf");
  writeFileSync(file, content("/etc/bird/bird.conf").replace("/etc/bird/up-1.password", password));

  const PATH = [process.env["PATH"], "/usr/sbin"].join(delimiter);
  const { status, stderr } = spawnSync("bird", ["-p", "-c", file], { encoding: "utf8", env: { ...process.env, PATH } });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});

test("BIRD is started again however it ends, also where a password comes late", () => {
  expect(content("/etc/systemd/system/bird.service.d/relay.conf")).toBe(
    "[Unit]\nStartLimitIntervalSec=0\n[Service]\nRestart=always\nRestartSec=2\n",
  );
});

test("BGP is for the neighbours alone, and players' ports are not spoken of", () => {
  const rules = content("/usr/local/lib/anycast-edge/firewall.nft");
  expect(rules).toContain("tcp dport 179 ip saddr { 198.51.100.1, 198.51.100.9 } accept\n");
  expect(rules).toContain("tcp dport { 179, 8404 } drop\n");
  expect(rules).toContain("policy accept;");
  expect(rules).not.toMatch(/\b(22|7000|7001)\b/);
});

test("nothing but the prefix gets out, nothing comes in, and all is off until the relay is well", () => {
  const text = content("/etc/bird/bird.conf");

  expect(text).toContain("protocol static announced {\n  disabled;\n");
  expect(text).toContain('if net = 203.0.113.0/24 && proto = "announced" then accept;\n  reject;');
  expect(text.match(/import none;\n {4}export filter own;/g)).toHaveLength(2);
  expect(text).not.toContain("protocol kernel");
});

test("a neighbour has what it asks for, and nothing of another", () => {
  const [, first = "", second = ""] = content("/etc/bird/bird.conf").split("protocol bgp ");

  expect(first).toMatch(
    /^'to-up-1' \{\n {2}local as 64500;\n {2}neighbor 198\.51\.100\.1 as 64515;\n {2}multihop 2;\ninclude "\/etc\/bird\/up-1\.password";/,
  );
  expect(second).toMatch(/^'to-other' \{\n {2}local as 64500;\n {2}neighbor 198\.51\.100\.9 as 64516;\n {2}hold time/);
});

test("the announcement is taken back when what watches the relay ends, however it ends", () => {
  expect(content("/etc/systemd/system/relay-announce.service")).toContain("ExecStopPost=-birdc disable announced\n");
  expect(content("/usr/local/lib/anycast-edge/announce")).toContain("trap 'turn disable' EXIT\n");
});

test("the machine has the address, and starts all of it", () => {
  const { packages, runcmd } = parse(cloudConfig(site)) as { packages: string[]; runcmd: string[] };

  expect(content("/etc/systemd/system/relay-announce.service")).toContain(
    "ExecStartPre=ip address replace 203.0.113.10/32 dev lo\n",
  );
  expect(packages).toEqual(expect.arrayContaining(["bird2", "nftables"]));
  expect(runcmd.at(-1)).toContain("relay-firewall.service");
  expect(runcmd).toContainEqual("systemctl restart haproxy nginx bird");
  expect(runcmd.at(-1)).toContain("relay-announce.service");
});
