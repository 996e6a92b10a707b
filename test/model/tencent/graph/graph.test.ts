import { tencentModel } from "../../../../model/tencent";
import { holdRulesAgainst } from "../../graph/hold-rules-against";
import { addressCases } from "./addresses.cases";
import { balancingCases } from "./balancing.cases";
import { machineCases } from "./machines.cases";
import { roadCases } from "./roads.cases";

holdRulesAgainst(tencentModel, { ...addressCases, ...balancingCases, ...machineCases, ...roadCases }, "tencentcloud_");
