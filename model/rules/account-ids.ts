import type { EdgeWish } from "../cloud-model";
import { dotted } from "../dotted";
import { cloudOf } from "../edge";
import type { Environment } from "../environment";
import type { Finding, Path, Rule } from "../rule";
import { perEdge } from "./per-edge";

/** How a cloud writes the ids of accounts. */
interface AccountIds {
  readonly source: string;
  readonly isId: RegExp;
  /** What to write, as an instruction. */
  readonly fix: string;
}

/** That ids of accounts are such, those of an environment and those of an edge on another cloud than home. */
export function accountIdRules(ids: AccountIds): {
  readonly environment: Rule<Environment>;
  readonly edge: Rule<EdgeWish>;
} {
  const { source } = ids;
  return {
    environment: {
      code: "account/id",
      source,
      check: ({ accountIds }) => strange(ids, ["accountIds"], accountIds),
    },
    edge: perEdge("account/id", source, ({ accountIds }, at) => strange(ids, at("accountIds"), accountIds)),
  };
}

/** Edges on home's cloud are in the environment's accounts. */
export const ownAccounts: Rule<EdgeWish> = perEdge(
  "account/of-environment",
  "design: what is on one cloud is in the accounts of one environment",
  (edge, at, { cloud }) => {
    if (edge.accountIds === undefined || cloudOf(edge, cloud) !== cloud) return [];
    const path = at("accountIds");
    const what = `\`${dotted(path)}\` is set, but the edge is on home's cloud, whose accounts \`accountIds\` of the environment names`;
    return [{ path, what, fix: "remove it, and write `accountIds` beside `cloud`" }];
  },
);

function strange({ isId, fix }: AccountIds, path: Path, accountIds: readonly string[] = []): Finding[] {
  return accountIds.flatMap((id, index) => {
    if (isId.test(id)) return [];
    const what = `\`${dotted(path)}\` has ${JSON.stringify(id)}, which is no account id`;
    return [{ path: [...path, index], what, fix }];
  });
}
