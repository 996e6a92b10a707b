import { shown, type Group } from "../../value/value";
import type { Behaviour } from "../behaviour";
import { generatedName, account, hex } from "./names";
import { onCreate, onWrite } from "../objections";
import { apiError } from "./api-error";

const created = () => new Date().toISOString().replace(/\.\d+Z$/, "Z");
const exists = (what: string, name: string): string =>
  apiError("EntityAlreadyExists", `${what} with name ${name} already exists.`);

/** Who machines are, and what they may do. Facts: AWS sheet, section 5. */
export const identity: Readonly<Record<string, Behaviour>> = {
  aws_iam_role: {
    id: "{name}",
    global: true,
    inUse: "DeleteConflict",
    retriesDelete: true,
    unique: { attribute: "name", says: (name) => exists("Role", name) },
    computed: {
      name: generatedName("terraform-"),
      arn: `arn:aws:iam::${account}:role{path}{name}`,
      create_date: created,
      unique_id: () => `AROA${hex(16).toUpperCase()}`,
      managed_policy_arns: [],
    },
    keptBlocks: ["inline_policy"],
    neverRead: ["force_detach_policies"],
    refusedAtApply: [onWrite(({ assume_role_policy: policy }) => strangePolicy(policy))],
  },
  aws_iam_role_policy: {
    id: "{role}:{name}",
    global: true,
    references: { role: { to: ["aws_iam_role"] } },
    computed: { name: generatedName("terraform-") },
    refusedAtApply: [onWrite(({ policy }) => strangePolicy(policy))],
  },
  aws_iam_role_policy_attachment: {
    id: "{role}/{policy_arn}",
    global: true,
    references: { role: { to: ["aws_iam_role"] } },
  },
  aws_iam_instance_profile: {
    id: "{name}",
    global: true,
    references: { role: { to: ["aws_iam_role"] } },
    computed: {
      name: generatedName("terraform-"),
      arn: `arn:aws:iam::${account}:instance-profile{path}{name}`,
      create_date: created,
      unique_id: () => `AIPA${hex(16).toUpperCase()}`,
    },
    refusedAtApply: [
      onCreate(({ name }, cloud) =>
        cloud.list("aws_iam_instance_profile").some((one) => one.attributes["name"] === name)
          ? exists("Instance Profile", shown(name))
          : undefined,
      ),
    ],
  },
};

function strangePolicy(policy: Group[string] | undefined): string | undefined {
  return /"Statement"\s*:/.test(shown(policy))
    ? undefined
    : apiError("MalformedPolicyDocument", "Syntax errors in policy: it has no Statement");
}
