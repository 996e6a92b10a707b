import { accountIdRules } from "../../rules/account-ids";

/** That accounts are named by their numbers. */
export const accountIds = accountIdRules({
  source: "AWS: account ids have 12 digits",
  isId: /^\d{12}$/,
  fix: 'write its 12 digits, in quotes: "123456789012"',
});
