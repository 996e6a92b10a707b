import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { CompactEncrypt, compactDecrypt } from "jose";
import { ProblemError } from "../../model/problem";

const rsaBits = 2048;
const encryption = "A256GCM";

/**
 * Encrypts a text so that only the owner of the private key can read it: a compact JWE.
 *
 * @param recipient public key, as PEM: X25519, P-256 or RSA
 * @throws ProblemError `bundle/bad-key`
 */
export function encrypted(text: string, recipient: string): Promise<string> {
  if (recipient.includes("PRIVATE KEY")) {
    return refuse("the key to encrypt with is a private one, and who makes plans must not be able to read them");
  }
  const key = keyFrom(recipient, createPublicKey);
  const header = { alg: algorithmOf(key), enc: encryption };
  return new CompactEncrypt(Buffer.from(text)).setProtectedHeader(header).encrypt(key);
}

/**
 * Reads what {@link encrypted} wrote.
 *
 * @param secret private key, as PEM
 * @param file as it is told in problems
 * @throws ProblemError `bundle/bad-key`, `bundle/wrong-key`
 */
export async function decrypted(jwe: string, secret: string, file: string): Promise<string> {
  const key = keyFrom(secret, createPrivateKey);
  const options = { keyManagementAlgorithms: [algorithmOf(key)], contentEncryptionAlgorithms: [encryption] };
  try {
    const { plaintext } = await compactDecrypt(jwe, key, options);
    return Buffer.from(plaintext).toString("utf8");
  } catch {
    // which of the two it is cannot be told: that is what encryption is for
    throw new ProblemError([
      {
        code: "bundle/wrong-key",
        what: `${file} cannot be decrypted: it is for another key, or damaged`,
        fix: "name the private key that belongs to the public one the preview was made with: --plan-secret FILE",
      },
    ]);
  }
}

function keyFrom(pem: string, read: (pem: string) => KeyObject): KeyObject {
  try {
    return read(pem);
  } catch {
    return refuse("the key is no PEM file without a passphrase, of the kind that is needed here");
  }
}

function algorithmOf({ asymmetricKeyType: type, asymmetricKeyDetails: details = {} }: KeyObject): string {
  if (type === "x25519" || (type === "ec" && details.namedCurve === "prime256v1")) return "ECDH-ES+A256KW";
  if (type === "rsa" && (details.modulusLength ?? 0) >= rsaBits) return "RSA-OAEP-256";
  return refuse(`a key of the kind ${details.namedCurve ?? type ?? "unknown"} is not used for saved plans`);
}

function refuse(what: string): never {
  const fix =
    "make a pair with `openssl genpkey -algorithm X25519 -out secret.pem` and `openssl pkey -in secret.pem -pubout`; P-256 and RSA from 2048 bits on work too";
  throw new ProblemError([{ code: "bundle/bad-key", what, fix }]);
}
