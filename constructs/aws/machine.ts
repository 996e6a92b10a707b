import type { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import type { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import type { Construct } from "constructs";
import type { Common } from "../cloud";
import { userDataBase64 } from "../user-data";

export interface MachineRequest extends Common {
  readonly wish: {
    readonly instanceType: string;
    readonly image: string;
    readonly diskGb: number;
    readonly rootDevice?: string;
    readonly userData?: string;
  };
  readonly securityGroup: SecurityGroup;
  readonly profile: IamInstanceProfile;
  /** Whether a machine has a public address to fetch packages with. Players never use it. */
  readonly publicAddress: boolean;
}

/** What the machines of a scaling group are made from: own credentials by token only, encrypted disks. */
export function machine(scope: Construct, request: MachineRequest): LaunchTemplate {
  const { name, tags, wish, securityGroup, profile, publicAddress } = request;
  const named = { ...tags, Name: name };
  return new LaunchTemplate(scope, "machine", {
    name,
    imageId: wish.image,
    instanceType: wish.instanceType,
    updateDefaultVersion: true,
    iamInstanceProfile: { arn: profile.arn },
    // session tokens, and not from a container on the machine
    metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
    monitoring: { enabled: true },
    networkInterfaces: [
      {
        deviceIndex: 0,
        associatePublicIpAddress: `${publicAddress}`,
        deleteOnTermination: "true",
        securityGroups: [securityGroup.id],
      },
    ],
    blockDeviceMappings: [
      {
        deviceName: wish.rootDevice ?? "/dev/xvda",
        ebs: { volumeType: "gp3", volumeSize: wish.diskGb, encrypted: "true", deleteOnTermination: "true" },
      },
    ],
    ...(wish.userData !== undefined && { userData: userDataBase64(wish.userData) }),
    tagSpecifications: [
      { resourceType: "instance", tags: named },
      { resourceType: "volume", tags: named },
    ],
    tags: { ...tags },
  });
}
