import { tencent } from "../../../constructs/tencent";
import { exampleEnvironment } from "../../support/synth";
import { cloudContract } from "../cloud-contract";

cloudContract(tencent, exampleEnvironment());
