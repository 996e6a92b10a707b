import { relayFiles } from "../../constructs/relay/files";
import { faster } from "../../drill/haproxy/faster";
import { movedRelay } from "../../drill/haproxy/moved-relay";
import { onlyLoopback } from "../../drill/haproxy/only-loopback";
import { loopback } from "../../drill/loopback";
import { Listener } from "../../drill/network/listener";
import { Network } from "../../drill/network/network";
import { shippedEdges } from "../relay/support/shipped-edges";

const outside = ["10.0.0.1", "0.0.0.0", "128.0.0.1", "27.0.0.1", "localhost", "::1", "127.0.0.1.example", ""];

test.each(outside)("%s is nowhere for a drill", (address) => {
  expect(() => loopback(address)).toThrow("127.0.0.0/8");
});

test.each(outside)("nothing listens on %s, and nothing connects to it or from it", async (address) => {
  const network = new Network(1);
  const link = network.link("here", "there");
  const right = { address: "127.0.0.1", port: 1, from: "127.0.0.1" };

  await expect(Listener.start({ address, port: 0 }, () => undefined)).rejects.toThrow();
  expect(() => network.connect(link, { ...right, address })).toThrow("127.0.0.0/8");
  expect(() => network.connect(link, { ...right, from: address })).toThrow("127.0.0.0/8");
});

test("an address of 127.0.0.0/8 is itself", () => {
  expect(loopback("127.9.8.7")).toBe("127.9.8.7");
});

const shipped = shippedEdges()["starfall-prod-edge-tokyo"];
const rendered = shipped && relayFiles(shipped).find(({ path }) => path.endsWith("haproxy.cfg"))?.content;
const moved = movedRelay(rendered ?? "", { folder: "/tmp/x", address: "127.5.0.1" });

const resolver = "\nresolvers default\n  nameserver drill 127.5.0.9:5300\n";

test("a relay without a resolver of the drill's own is refused: HAProxy would connect to the machine's", () => {
  const inside = moved.replaceAll("10.0.0.10", "127.5.0.2");
  expect(() => onlyLoopback(inside)).toThrow("/etc/resolv.conf");
  expect(() => onlyLoopback(`${inside}${resolver.replace("127.5.0.9", "192.0.2.1")}`)).toThrow("127.0.0.0/8");
});

test("a relay as it is rendered would leave, also once it is moved: its home is elsewhere", () => {
  expect(() => onlyLoopback(rendered ?? "")).toThrow("127.0.0.0/8");
  expect(() => onlyLoopback(moved)).toThrow("server home 10.0.0.10:17000");
  expect(onlyLoopback(moved.replaceAll("10.0.0.10", "127.5.0.2") + resolver)).toContain("bind 127.5.0.1:7000");
});

test.each([
  "  bind :7000",
  "  bind *:7000",
  "  server home play.example:17000 check",
  "  server-template home. 6 home.example:17000 resolvers r",
  "  nameserver cloud 169.254.169.253:53",
  "  log 192.0.2.1:514 local0",
])("%s is refused", (line) => {
  expect(() => onlyLoopback(`listen game\n${line}\n${resolver}`)).toThrow("127.0.0.0/8");
});

test("names of the drill's own and rules about addresses are none", () => {
  const lines =
    "  server-template home. 6 a.home:17000 resolvers r\n  deny if { src 10.0.0.0/8 }\n# 10.0.0.1\n" + resolver;
  expect(onlyLoopback(lines, ["a.home"])).toBe(lines);
});

test("all seconds of a relay are divided, but those that the kernel counts", () => {
  const quick = faster(moved, 8);

  expect(quick).toContain("check inter 625ms fall 3 rise 3");
  expect(quick).toContain("timeout check 250ms");
  expect(quick.split("\n").filter((line) => /\d+s\b/.test(line.replace(/\d+ms/g, "")))).toEqual(
    moved.split("\n").filter((line) => /clitcpka-(intvl|idle)/.test(line)),
  );
});
