import { accountIdRules } from "../../rules/account-ids";

/** That accounts are named by their numbers. */
export const accountIds = accountIdRules({
  source: "Tencent: account ids (UIN) are numbers",
  isId: /^\d+$/,
  fix: 'write the number of the account, in quotes: "100000000001"',
});
