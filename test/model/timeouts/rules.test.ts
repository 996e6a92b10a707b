import type { CloudName } from "../../../model/cloud-name";
import { cloudModels } from "../../../model/clouds";
import { violations } from "../../../model/rule";
import { timeoutRules } from "../../../model/timeouts/rules";
import { GamesFolder, right } from "../games-folder";
import { declaredOn, type Changes } from "../declared";

const told = (cloud: CloudName, ports: Changes) =>
  violations(timeoutRules(cloudModels[cloud]), declaredOn(cloud, { ports })).map(
    ({ code, path, what, fix }) => `${path.join(".")} (${code}): ${what}; ${fix}`,
  );

describe("fails", () => {
  test.each<[string, CloudName, Changes, string]>([
    [
      "timeout/hop: the accelerator is not set",
      "aws",
      { sync: { heartbeatSeconds: 20 } },
      "ports.sync.heartbeatSeconds (timeout/hop): `ports.sync.heartbeatSeconds` is 20, but a silent connection may be forgotten after 30 seconds (Global Accelerator), less than twice as long; write at most 15",
    ],
    [
      "timeout/hop: nor is the player's own network",
      "tencent",
      { sync: { heartbeatSeconds: 100 } },
      "ports.sync.heartbeatSeconds (timeout/hop): `ports.sync.heartbeatSeconds` is 100, but a silent connection may be forgotten after 120 seconds (player's network), less than twice as long; write at most 60",
    ],
    [
      "timeout/hop: a load balancer has an end",
      "tencent",
      { game: { heartbeatSeconds: 500 } },
      "ports.game.heartbeatSeconds (timeout/hop): `ports.game.heartbeatSeconds` is 500, but a silent connection may be forgotten after 900 seconds (CLB of home), less than twice as long; write at most 450",
    ],
    [
      "timeout/hop: idleSeconds are too few and can be more",
      "aws",
      { game: { heartbeatSeconds: 170, idleSeconds: 300 } },
      "ports.game.idleSeconds (timeout/hop): `ports.game.idleSeconds` is 300 (Network Load Balancer of home), less than twice `heartbeatSeconds`, which is 170; write at least 340, or `heartbeatSeconds: 150`",
    ],
    [
      "timeout/hop: idleSeconds are too few, and more would not help",
      "aws",
      { game: { heartbeatSeconds: 200, idleSeconds: 300 } },
      "ports.game.heartbeatSeconds (timeout/hop): `ports.game.heartbeatSeconds` is 200, but a silent connection may be forgotten after 300 seconds (Network Load Balancer of home), less than twice as long; write at most 150",
    ],
    [
      "timeout/hop: what is written instead is what the load balancer has",
      "tencent",
      { game: { heartbeatSeconds: 2, idleSeconds: 3 } },
      "ports.game.idleSeconds (timeout/hop): `ports.game.idleSeconds` is 3 (CLB of home), less than twice `heartbeatSeconds`, which is 2; write at least 10, or `heartbeatSeconds: 1`",
    ],
    [
      "timeout/none",
      "aws",
      { game: { idleSeconds: 1 } },
      "ports.game.idleSeconds (timeout/none): `ports.game.idleSeconds` is 1 (Network Load Balancer of home), too short for any heartbeat; write at least 60",
    ],
    [
      "timeout/none: as many as a declared heartbeat needs, and the load balancer has",
      "tencent",
      { game: { idleSeconds: 1, heartbeatSeconds: 600 } },
      "ports.game.idleSeconds (timeout/none): `ports.game.idleSeconds` is 1 (CLB of home), too short for any heartbeat; write at least 900",
    ],
  ])("%s", (_title, cloud, ports, expected) => {
    expect(told(cloud, ports)).toEqual([expected]);
  });

  test("timeout/hop once in a file, though home, edges and traffic all look at ports", () => {
    const games = new GamesFolder().write({
      "duel/test.yaml": right.replace("port: 7000", "port: 7000, heartbeatSeconds: 500"),
    });
    const problems = games.load().problems.filter(({ code }) => code.startsWith("timeout/"));
    expect(problems).toEqual([expect.objectContaining({ code: "timeout/hop", line: 4 })]);
    games.remove();
  });
});
