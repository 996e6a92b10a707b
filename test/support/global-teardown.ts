import { rmSync } from "node:fs";

/** Removes what global-setup.ts made. */
export default function globalTeardown(): void {
  rmSync(process.env["TMPDIR"] ?? "", { recursive: true, force: true });
}
