import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { Construct } from "constructs";
import type { Common } from "../cloud";

/** An identity for machines, without any permission: what a game needs of AWS its team adds to the role, by name. */
export function identity(scope: Construct, { name, tags }: Common): IamInstanceProfile {
  const role = new IamRole(scope, "machine-role", {
    name,
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ec2.amazonaws.com" } }],
    }),
    tags: { ...tags },
  });
  return new IamInstanceProfile(scope, "machine-profile", { name, role: role.name, tags: { ...tags } });
}
