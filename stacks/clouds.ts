import { createRequire } from "node:module";
import type { alibaba } from "../constructs/alibaba";
import type { aws } from "../constructs/aws";
import type { Cloud } from "../constructs/cloud";
import type { tencent } from "../constructs/tencent";
import type { CloudName } from "../model/cloud-name";

// a cloud's bindings take a tenth of a second and 65 MB to load: only those of the clouds in use are
const load = createRequire(__filename);

const clouds: Readonly<Record<CloudName, () => Cloud>> = {
  alibaba: () => (load("../constructs/alibaba") as { alibaba: typeof alibaba }).alibaba(),
  aws: () => (load("../constructs/aws") as { aws: typeof aws }).aws(),
  tencent: () => (load("../constructs/tencent") as { tencent: typeof tencent }).tencent(),
};

/** The cloud of that name. Loads its bindings at the first call. */
export const cloudNamed = (name: CloudName): Cloud => clouds[name]();
