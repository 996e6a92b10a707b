import { dotted } from "../dotted";
import type { Geography } from "../geography";
import type { Finding, Path } from "../rule";

/** A start script that does not fit. */
export function userDataTooLarge(cloud: Geography, path: Path, script: string | undefined): Finding[] {
  const bytes = Buffer.byteLength(script ?? "");
  if (bytes <= cloud.maxUserDataBytes) return [];
  const what = `\`${dotted(path)}\` has ${bytes} bytes, more than the ${cloud.maxUserDataBytes} that ${cloud.title} takes`;
  return [{ path, what, fix: "let the script fetch the rest, or put it into the image" }];
}
