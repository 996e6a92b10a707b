import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { writeWhole } from "../write-whole";
import type { makeCertificate } from "./make-certificate";

/** With what the plugin shows who it is: PEM both. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

const load = createRequire(__filename);

/** Milliseconds that a certificate must still be good for. */
const margin = 24 * 60 * 60 * 1000;

/** The certificate in the file; made there when there is none to be read, or when it is about to expire. */
export async function keptCertificate(file: string): Promise<Certificate> {
  const kept = usable(file);
  if (kept) return kept;
  // its library takes as long to load as everything else together
  const made = await (load("./make-certificate") as { makeCertificate: typeof makeCertificate }).makeCertificate();
  writeWhole(file, JSON.stringify(made), { mode: 0o600 });
  return made;
}

function usable(file: string): Certificate | undefined {
  try {
    const kept = JSON.parse(readFileSync(file, "utf8")) as Certificate;
    return Date.parse(new X509Certificate(kept.certificate).validTo) > Date.now() + margin ? kept : undefined;
  } catch {
    // absent or spoiled: the next one is as good
    return undefined;
  }
}

/** As the handshake has it: the DER in base64, without padding. */
export function forHandshake({ certificate }: Certificate): string {
  return new X509Certificate(certificate).raw.toString("base64").replace(/=+$/, "");
}
