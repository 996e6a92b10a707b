import { decodeProtectedHeader, errors, flattenedVerify, type FlattenedJWS } from "jose";
import { z } from "zod";
import { ProblemError } from "../model/problem";
import type { NamedKey } from "./keys";
import { listSchema, type DispatchList } from "./list";
import { mostBytes } from "./most-bytes";
import { signature } from "./signature";

// a header outside of what is signed could say anything
const envelopeSchema = z.strictObject({ payload: z.string(), protected: z.string(), signature: z.string() });

/**
 * Reads dispatch.json, and nothing of what it says before the signature is checked. Whether it counts is another question.
 *
 * @param file as it is told in problems
 * @param keys that may have signed it
 * @throws ProblemError `dispatch/not-signed`, `dispatch/algorithm`, `dispatch/unknown-key`, `dispatch/forged`,
 * `dispatch/newer-format`, `dispatch/malformed`
 */
export async function openList(text: string, file: string, keys: readonly NamedKey[]): Promise<DispatchList> {
  const signed = envelope(text, file);
  const { alg, kid, typ } = header(signed, file);
  if (alg !== signature.algorithm) {
    const what = `${file} is signed by ${said(alg)}, and only ${signature.algorithm} counts`;
    fail("dispatch/algorithm", what, "write it anew with `anycast-edge dispatch write`");
  }
  const key = keys.find(({ id }) => id === kid);
  if (key === undefined) {
    const what = `${file} is signed with the key ${said(kid)}, which is none of: ${keys.map(({ id }) => id).join(", ")}`;
    fail("dispatch/unknown-key", what, "give the public key that belongs to it, if you know whose it is: --key");
  }
  if (typ !== signature.type) {
    const what = `${file} is signed as ${said(typ)}, not as ${signature.type}`;
    fail("dispatch/not-signed", what, "name a file that `anycast-edge dispatch write` wrote");
  }
  return read(await payload(signed, key, file), file);
}

function envelope(text: string, file: string): FlattenedJWS {
  const fix = "name a file that `anycast-edge dispatch write` wrote";
  if (Buffer.byteLength(text) > mostBytes) {
    fail("dispatch/not-signed", `${file} has more than ${mostBytes} bytes`, fix);
  }
  const { data } = envelopeSchema.safeParse(json(text));
  return data ?? fail("dispatch/not-signed", `${file} is no signed list: a JSON Web Signature, flattened`, fix);
}

function header(signed: FlattenedJWS, file: string): { alg?: unknown; kid?: unknown; typ?: unknown } {
  try {
    return decodeProtectedHeader(signed);
  } catch {
    const what = `${file} does not say how it is signed`;
    return fail("dispatch/not-signed", what, "name a file that `anycast-edge dispatch write` wrote");
  }
}

async function payload(signed: FlattenedJWS, { key }: NamedKey, file: string): Promise<string> {
  try {
    const verified = await flattenedVerify(signed, key, { algorithms: [signature.algorithm] });
    return new TextDecoder().decode(verified.payload);
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error;
    const what = `${file} is not what was signed: ${error.message}`;
    return fail("dispatch/forged", what, "do not use it; fetch it again, or write it anew");
  }
}

function read(text: string, file: string): DispatchList {
  const value = json(text);
  const { data, error } = listSchema.safeParse(value);
  if (data !== undefined) return data;
  const { data: named } = z.object({ schema: z.string() }).safeParse(value);
  if (named !== undefined && /^dispatch\/v\d+$/.test(named.schema) && named.schema !== "dispatch/v1") {
    const what = `${file} is a \`${named.schema}\`, and this version reads \`dispatch/v1\``;
    fail("dispatch/newer-format", what, "read it with the version of anycast-edge that wrote it");
  }
  const [issue] = error.issues;
  const what = `${file} is signed, but no list: \`${issue?.path.join(".") ?? ""}\`: ${issue?.message ?? ""}`;
  return fail("dispatch/malformed", what, "write it anew with `anycast-edge dispatch write`");
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A word that anybody may have written. */
function said(word: unknown): string {
  return typeof word === "string" ? JSON.stringify(word.slice(0, 60)) : "nothing";
}

function fail(code: string, what: string, fix: string): never {
  throw new ProblemError([{ code, what, fix }]);
}
