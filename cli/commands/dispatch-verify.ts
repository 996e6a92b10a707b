import { resolve } from "node:path";
import { environmentNamed } from "../../dispatch/environment-named";
import { publicKey } from "../../dispatch/keys";
import type { DispatchList } from "../../dispatch/list";
import { Seen } from "../../dispatch/seen";
import { TextFile } from "../../dispatch/text-file";
import { verifyList } from "../../dispatch/verify";
import { columns, json } from "../report";
import type { Terminal } from "../terminal";

export interface DispatchVerifyInput {
  readonly cwd: string;
  readonly file: string;
  /** Files with the public keys that may have signed it. */
  readonly keys: readonly string[];
  /** `game/environment` that it must be of. Default: any. */
  readonly of?: string;
  /** File that keeps the newest version seen. */
  readonly seen?: string;
  readonly json: boolean;
  readonly now: Date;
}

/**
 * Says what a dispatch.json says, once its signature and its age are right.
 *
 * @throws ProblemError `dispatch/*`
 */
export async function dispatchVerify(input: DispatchVerifyInput, terminal: Terminal): Promise<number> {
  const { cwd, file, now } = input;
  const read = (name: string): string => new TextFile(resolve(cwd, name)).read();
  const keys = await Promise.all(input.keys.map((name) => publicKey(read(name), name)));
  const seen = new Seen(input.seen === undefined ? undefined : resolve(cwd, input.seen));
  const of = input.of === undefined ? undefined : environmentNamed(input.of);
  const list = await verifyList(read(file), file, { keys, now, of, newest: seen.newest.bind(seen) });
  seen.remember(list);
  if (input.json) terminal.out(json(list));
  else tell(list, terminal);
  return 0;
}

function tell(list: DispatchList, terminal: Terminal): void {
  const { game, environment, version, issued, expires, entry, edges, https, order, regions } = list;
  terminal.out(terminal.paint("bold", `${game} ${environment}, version ${version}`));
  terminal.out(`issued ${issued}, counts until ${expires}\n`);
  const relays = Object.entries(edges).flatMap(([edge, { weight, relays: all }]) =>
    all.map(({ address, capacity }) => [edge, address, `${weight}`, `${capacity}`]),
  );
  const entries = entry.addresses.map((address) => ["entry", address, "", ""]);
  const last = https === undefined ? [] : [["https", https.url, "", ""]];
  terminal.out(columns(["WHERE", "ADDRESS", "WEIGHT", "CAPACITY"], [...entries, ...relays, ...last]));
  const tried = (tiers: DispatchList["order"]): string => tiers.map((tier) => tier.join(" + ")).join(", then ");
  const rows = Object.entries(regions).map(([name, region]) => [name, tried(region.order)]);
  terminal.out(`\n${columns(["REGION", "TRIES"], [...rows, ["(none)", tried(order)]])}`);
}
