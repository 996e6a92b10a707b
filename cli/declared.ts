import { loadGames } from "../model/load";
import { portRange } from "../model/port";
import { stacksOf } from "../model/stack-names";
import type { Declared } from "../preview/engine/preview";
import type { PortRange } from "../preview/guard/view";
import type { App } from "./project";

/** What environments say that no synthesised stack does; nothing where there are none. */
export function declaredIn(app: App | undefined): Declared {
  const loaded = app?.games === undefined ? [] : loadGames(app.games).environments;
  const ports = loaded.flatMap(({ environment }) => {
    const open = Object.values(environment.ports).flatMap((port): PortRange[] => [
      portRange(port),
      ...[port.homePort, port.relayPort].flatMap((number) =>
        number === undefined ? [] : [{ from: number, to: number }],
      ),
    ]);
    return stacksOf(environment).map((stack) => [stack, open] as const);
  });
  const environments = loaded.map(({ environment: { game, name } }) => ({ game, environment: name }));
  return { environments, ports: new Map(ports) };
}
