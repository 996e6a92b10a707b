import { httpsFacts } from "../../cli/https-facts";
import { loaded } from "./checks/surroundings";

const port = (number: number, changes: object = {}) => ({ game: { protocol: "tcp", port: number, ...changes } });
const facts = (https: object | undefined, changes: Record<string, unknown> = {}): string[] =>
  httpsFacts(
    loaded({
      ports: port(443),
      dns: { zone: "duel.example", name: "play" },
      ...(https && { https: { name: "web", port: "game", ...https } }),
      ...changes,
    }).environment,
  );
const cloudFront = { cdn: "cloudfront", certificate: "arn" };

test("nothing is said where nothing is declared", () => {
  expect(facts(undefined)).toEqual([]);
});

test.each([
  [443, "https://web.duel.example leads to the entry itself"],
  [8443, "https://web.duel.example:8443 leads to the entry itself"],
])("without a CDN, on %d", (number, said) => {
  const [fact, ...rest] = facts({ cdn: "none" }, { ports: port(number) });
  expect(fact).toContain(said);
  expect(fact).toContain("certificate must be for web.duel.example.");
  expect(rest).toEqual([]);
});

test.each([
  ["the accelerator is sooner", { cloud: "aws" }, 340],
  ["the CDN is sooner", {}, 600],
  ["the game's own idle time is sooner", { ports: port(443, { idleSeconds: 60 }) }, 60],
])("how long a WebSocket may be silent behind CloudFront: %s", (_, changes, seconds) => {
  expect(facts(cloudFront, changes)[0]).toBe(
    "HTTPS by name: https://web.duel.example leads to CloudFront, which asks play.duel.example by HTTPS on port 443; " +
      `a silent WebSocket lives ${seconds} seconds at most.`,
  );
});

test("Tencent CDN lets no WebSocket through, and asks as it is told", () => {
  expect(facts({ cdn: "tencent-cdn", certificate: "id", origin: "http" }, { ports: port(7000) })).toEqual([
    "HTTPS by name: https://web.duel.example leads to Tencent CDN, which asks play.duel.example by HTTP on port 7000; WebSocket does not pass.",
  ]);
});

test("which names the game's certificate must be for, and when the name leads to the entry", () => {
  const [, certificate, check] = facts({ ...cloudFront, check: { path: "/ready" } }, { cloud: "aws" });
  expect(certificate).toBe("HTTPS by name: the game's certificate must be for web.duel.example and play.duel.example.");
  expect(check).toContain("while /ready does not answer through the CDN for 90 seconds");
});
