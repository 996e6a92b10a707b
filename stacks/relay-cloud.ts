import { relays as alibaba } from "../constructs/alibaba/relays";
import { relays as aws } from "../constructs/aws/relays";
import type { Cloud, RelayTraits } from "../constructs/cloud";
import { relays as tencent } from "../constructs/tencent/relays";
import type { CloudName } from "../model/cloud-name";
import { cloudModels } from "../model/clouds";

const traits: Readonly<Record<CloudName, RelayTraits>> = { alibaba, aws, tencent };

/** What the files of relays depend on of the cloud of that name. Loads no bindings. */
export const relayCloud = (name: CloudName): Pick<Cloud, "model" | "relays"> => ({
  model: cloudModels[name],
  relays: traits[name],
});
