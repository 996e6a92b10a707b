import type { CloudName } from "./cloud-name";

/** The clouds as people call them. */
export const cloudTitles: Readonly<Record<CloudName, string>> = {
  tencent: "Tencent Cloud",
  aws: "AWS",
  alibaba: "Alibaba Cloud",
};
