import { homeNumber } from "../../model/home-number";
import type { RelayTraits } from "../cloud";

const metadata = "http://169.254.169.254/latest";

/**
 * The load balancer of home publishes a name with an address for each of its zones, and listens on home's own numbers.
 * A machine that is to be terminated waits for its lifecycle hook, and its metadata say so.
 * Facts: AWS sheet, section 5; EC2: the resolver of every network; Auto Scaling: target-lifecycle-state.
 */
export const relays: RelayTraits = {
  mostHomeAddresses: 6,
  // 32 characters of the name, 16 of an id, region and domain
  longestHomeAddress: 100,
  resolver: "169.254.169.253",
  leaving: [
    `token=$(curl -sfm 2 -X PUT -H "X-aws-ec2-metadata-token-ttl-seconds: 60" ${metadata}/api/token) &&`,
    `[ "$(curl -sfm 2 -H "X-aws-ec2-metadata-token: $token" ${metadata}/meta-data/autoscaling/target-lifecycle-state)" = Terminated ]`,
  ].join(" "),
  udpTarget: homeNumber,
};
