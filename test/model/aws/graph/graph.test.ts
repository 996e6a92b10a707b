import { awsModel } from "../../../../model/aws";
import { holdRulesAgainst } from "../../graph/hold-rules-against";
import { acceleratorCases } from "./accelerator.cases";
import { balancingCases } from "./balancing.cases";
import { endpointSurroundingCases } from "./endpoint-surroundings.cases";
import { endpointCases } from "./endpoints.cases";
import { machineCases } from "./machines.cases";

holdRulesAgainst(
  awsModel,
  { ...acceleratorCases, ...endpointCases, ...endpointSurroundingCases, ...balancingCases, ...machineCases },
  "aws_",
);
