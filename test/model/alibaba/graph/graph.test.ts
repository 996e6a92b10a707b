import { alibabaModel } from "../../../../model/alibaba";
import { holdRulesAgainst } from "../../graph/hold-rules-against";
import { acceleratorCases } from "./accelerator.cases";
import { addressCases } from "./addresses.cases";
import { balancingCases } from "./balancing.cases";
import { machineCases } from "./machines.cases";
import { roadCases } from "./roads.cases";

holdRulesAgainst(
  alibabaModel,
  { ...acceleratorCases, ...addressCases, ...balancingCases, ...machineCases, ...roadCases },
  "alicloud_",
);
