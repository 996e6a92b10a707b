import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { calculateJwkThumbprint, exportJWK } from "jose";
import { ProblemError } from "../model/problem";

/** A key, and the name that signatures have for it: its thumbprint (RFC 7638). */
export interface NamedKey {
  readonly id: string;
  readonly key: KeyObject;
}

/** A new pair of Ed25519 keys in PEM. */
export function generateKeys(): { readonly privateKey: string; readonly publicKey: string } {
  return generateKeyPairSync("ed25519", {
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
}

/**
 * The key that lists are signed with.
 *
 * @param file as it is told in problems
 * @throws ProblemError `dispatch/key`
 */
export function privateKey(pem: string, file: string): Promise<NamedKey> {
  return named(pem, file, "private", createPrivateKey);
}

/**
 * A key that signatures are checked with. A private key is refused: where lists are checked it has no business.
 *
 * @param file as it is told in problems
 * @throws ProblemError `dispatch/key`
 */
export function publicKey(pem: string, file: string): Promise<NamedKey> {
  // a public key could be made of a private one as well
  return named(pem.includes("PRIVATE KEY") ? "" : pem, file, "public", createPublicKey);
}

/** The key that checks what another signs. */
export function publicKeyOf({ id, key }: NamedKey): NamedKey {
  return { id, key: createPublicKey(key) };
}

async function named(
  pem: string,
  file: string,
  kind: "private" | "public",
  read: (pem: string) => KeyObject,
): Promise<NamedKey> {
  const key = parsed(pem, read);
  if (key?.asymmetricKeyType !== "ed25519") {
    const what = `${file} holds no ${kind} key of Ed25519 in PEM`;
    const fix = "name a file that `anycast-edge dispatch keygen` wrote: NAME.key.pem signs, NAME.pub.pem checks";
    throw new ProblemError([{ code: "dispatch/key", what, fix }]);
  }
  return { key, id: await calculateJwkThumbprint(await exportJWK(kind === "private" ? createPublicKey(key) : key)) };
}

function parsed(pem: string, read: (pem: string) => KeyObject): KeyObject | undefined {
  try {
    return read(pem);
  } catch {
    return undefined;
  }
}
