import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import type { Construct } from "constructs";
import type { Common } from "../cloud";

export interface IdentityRequest extends Common {
  /** Begins the names of the scaling groups whose machines have this identity. */
  readonly groups: string;
}

/** What machines may do: say that they have finished leaving, in their own scaling groups. Nothing else. */
export function identity(scope: Construct, { name, tags, groups }: IdentityRequest): IamInstanceProfile {
  const role = new IamRole(scope, "machine-role", {
    name,
    assumeRolePolicy: policy({ Action: "sts:AssumeRole", Principal: { Service: "ec2.amazonaws.com" } }),
    tags: { ...tags },
  });
  new IamRolePolicy(scope, "machine-policy", {
    name,
    role: role.name,
    policy: policy({
      Action: ["autoscaling:CompleteLifecycleAction", "autoscaling:RecordLifecycleActionHeartbeat"],
      Resource: `arn:aws:autoscaling:*:*:autoScalingGroup:*:autoScalingGroupName/${groups}*`,
    }),
  });
  return new IamInstanceProfile(scope, "machine-profile", { name, role: role.name, tags: { ...tags } });
}

function policy(statement: object): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", ...statement }] });
}
