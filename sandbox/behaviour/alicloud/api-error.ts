import { cloudError } from "../../provider/cloud-error";

/** What an API of Alibaba Cloud answers, as the provider writes it. */
export function apiError(code: string, message: string): string {
  return cloudError("alicloud_", code, message);
}
