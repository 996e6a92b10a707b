import type { Value } from "../../value/value";
import { apiError } from "./api-error";

/** Bytes, as the machine gets it. */
const most = 16 * 1024;

/** Why a machine's first script is refused: it is longer than the cloud takes, in base64 or as it is. */
export function longUserData(data: Value | undefined): string | undefined {
  if (typeof data !== "string") return undefined;
  const size = isBase64(data) ? Buffer.from(data, "base64").length : Buffer.byteLength(data);
  return size > most
    ? apiError("InvalidUserData.SizeExceeded", `user data is limited to ${most} bytes, got ${size}`)
    : undefined;
}

export function isBase64(text: string): boolean {
  return text !== "" && Buffer.from(text, "base64").toString("base64") === text;
}
