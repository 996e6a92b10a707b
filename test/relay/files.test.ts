import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cloudConfig } from "../../constructs/relay/cloud-config";
import { relayFiles } from "../../constructs/relay/files";
import type { RelayPort, RelayRequest } from "../../constructs/relay/request";
import { typical } from "../constructs/relay/requested";
import { Program } from "../../drill/program";
import { Relay } from "./support/relay";
import { shippedEdges } from "./support/shipped-edges";

jest.setTimeout(60_000);
const folder = mkdtempSync(join(tmpdir(), "relay-files-"));
afterAll(() => rmSync(folder, { recursive: true }));

const edges = [...Object.entries(shippedEdges()), ["an edge with ten ports of each protocol", crowded()] as const];

/** As many ports as an accelerator has. */
function crowded(): RelayRequest {
  const numbers = Array.from({ length: 10 }, (_, n) => n);
  const common = { idleSeconds: 900, heartbeatSeconds: 450 };
  const tcp = numbers.map(
    (n) => [`t${n}`, { protocol: "tcp", port: 25000 + n, target: 35000 + n, ...common }] as const,
  );
  const udp = numbers.map(
    (n) => [`u${n}`, { protocol: "udp", port: 26000 + n, target: 26000 + n, ...common }] as const,
  );
  return { ...typical, ports: Object.fromEntries<RelayPort>([...tcp, ...udp]) };
}

/** What a program says about files, and its exit code. */
async function verdict(command: string, ...args: string[]) {
  const program = new Program(command, command, args);
  return { code: await program.exit(), output: program.log.trim() };
}

test("there are edges", () => expect(edges.length).toBeGreaterThan(4));

describe.each(edges)("%s", (name, request) => {
  test.concurrent("HAProxy accepts its configuration without a warning", async () => {
    const { content = "" } = relayFiles(request).find(({ path }) => path === "/etc/haproxy/haproxy.cfg") ?? {};
    const file = join(folder, `${name}.cfg`);
    writeFileSync(file, content);

    expect(await verdict("haproxy", "-c", "-f", file)).toEqual({ code: 0, output: "Configuration file is valid" });
  });

  test.concurrent("nginx accepts its configuration without a warning", async () => {
    // nginx binds to test
    const moved = mkdtempSync(join(folder, "moved-"));
    const file = (await Relay.set(request, moved)).file("/etc/nginx/nginx.conf");

    const { code, output } = await verdict("nginx", "-t", "-q", "-e", "stderr", "-c", file);
    expect({ code, output }).toEqual({ code: 0, output: "" });
  });

  test.concurrent("cloud-init accepts what it boots with without a warning", async () => {
    const file = join(folder, `${name}.yaml`);
    writeFileSync(file, cloudConfig(request));

    const { code, output } = await verdict("cloud-init", "schema", "--config-file", file);
    expect({ code, output }).toEqual({ code: 0, output: `Valid cloud-config: ${file}` });
  });

  test.concurrent("the shell accepts its scripts", async () => {
    const scripts = relayFiles(request).filter(({ content }) => content.startsWith("#!/bin/sh"));
    expect(scripts.length).toBeGreaterThan(0);

    for (const { path, content } of scripts) {
      const file = join(folder, `${name}${path.replaceAll("/", "_")}`);
      writeFileSync(file, content);
      expect(await verdict("sh", "-n", file)).toEqual({ code: 0, output: "" });
    }
  });
});
