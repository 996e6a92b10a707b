import { aws } from "../../../constructs/aws";
import { awsEnvironment } from "../../support/synth";
import { cloudContract } from "../cloud-contract";

cloudContract(aws, awsEnvironment());

describe("with dual stack and alarms", () => {
  const plain = awsEnvironment();
  const notices = ["ap-northeast-2", "us-west-2"].map((region) => `arn:aws:sns:${region}:123456789012:alarms`);
  cloudContract(
    aws,
    awsEnvironment({
      ports: { game: { protocol: "tcp", port: 7000 } },
      entry: { dualStack: true },
      home: { ...plain.home, alarms: { notices } },
    }),
  );
});
