import { Fn, Token } from "cdktf";

/** Base64, so that a shell's `${x}` in a script is never read as a Terraform template. */
export function userDataBase64(script: string): string {
  return Token.isUnresolved(script) ? Fn.base64encode(script) : Buffer.from(script).toString("base64");
}
