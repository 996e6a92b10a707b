import { aws } from "../../../constructs/aws";
import { awsEnvironment } from "../../support/synth";
import { cloudContract } from "../cloud-contract";

cloudContract(aws, awsEnvironment());
