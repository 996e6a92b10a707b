// the certificate library is built with decorators that need it
import "reflect-metadata";
import { webcrypto } from "node:crypto";
import {
  cryptoProvider,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from "@peculiar/x509";

const day = 86_400_000;

export interface CertificateWish {
  readonly name: string;
  /** @default - the name */
  readonly subject?: string;
  /** Days from today; negative ones have been. */
  readonly fromDay?: number;
  readonly toDay?: number;
}

/** A certificate for a name, signed by itself. */
export async function certificateFor({
  name,
  subject = `CN=${name}`,
  fromDay = -1,
  toDay = 90,
}: CertificateWish): Promise<{ cert: string; key: string }> {
  cryptoProvider.set(crypto);
  const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: "01",
    name: subject,
    notBefore: new Date(Date.now() + fromDay * day),
    notAfter: new Date(Date.now() + toDay * day),
    signingAlgorithm: algorithm,
    keys,
    extensions: [new SubjectAlternativeNameExtension([{ type: "dns", value: name }])],
  });
  const key = await webcrypto.subtle.exportKey("pkcs8", keys.privateKey);
  return { cert: certificate.toString("pem"), key: PemConverter.encode(key, "PRIVATE KEY") };
}
