import { alibabaModel } from "./alibaba";
import { awsModel } from "./aws";
import type { CloudModel } from "./cloud-model";
import type { CloudName } from "./cloud-name";
import { tencentModel } from "./tencent";

/** What is known of each cloud. */
export const cloudModels: Readonly<Record<CloudName, CloudModel>> = {
  tencent: tencentModel,
  aws: awsModel,
  alibaba: alibabaModel,
};
