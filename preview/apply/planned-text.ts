import { existsSync } from "node:fs";
import { temporaryPrefix } from "../synthesis/with-temporary-folder";
import type { Tree } from "../synthesis/side";

/** As `ownSuffix` makes them. */
const suffix = String.raw`\d+-[0-9a-f]{8}`;
const checkout = new RegExp(String.raw`(?<![\w./-])/[\w./@+-]*${temporaryPrefix}${suffix}/tree(?![\w.-])`, "g");

/**
 * The text of a stack that was synthesised elsewhere, as if it had been synthesised in `tree`: another temporary checkout,
 * another output folder. One that is still there is left as it is, since it can hold anything.
 */
export function plannedText(text: string, { top, output }: Tree): string {
  const here = (folder: string, same: string): string => (folder === same || existsSync(folder) ? folder : same);
  const stem = output.replace(new RegExp(`${suffix}$`), "").replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return text
    .replace(checkout, (folder) => here(folder, top))
    .replace(new RegExp(String.raw`(?<![\w./-])${stem}${suffix}(?![\w.-])`, "g"), (folder) => here(folder, output));
}
