import { cloudError } from "../../provider/cloud-error";

/** What an API of AWS answers, as the provider writes it. */
export function apiError(code: string, message: string): string {
  return cloudError("aws_", code, message);
}
