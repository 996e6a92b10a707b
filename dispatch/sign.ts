import { FlattenedSign } from "jose";
import type { NamedKey } from "./keys";
import type { DispatchList } from "./list";
import { signature } from "./signature";

/** Signs a list: the text of dispatch.json, a JSON Web Signature (RFC 7515, flattened) over the list in JSON. */
export async function signList(list: DispatchList, { id, key }: NamedKey): Promise<string> {
  const { algorithm, type } = signature;
  const signed = await new FlattenedSign(new TextEncoder().encode(JSON.stringify(list)))
    .setProtectedHeader({ alg: algorithm, kid: id, typ: type })
    .sign(key);
  return `${JSON.stringify(signed, undefined, 2)}\n`;
}
