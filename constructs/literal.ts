import { Token } from "cdktf";

/** Keeps Terraform from reading a template into text that people wrote: `${x}` and `%{x}` stay as they are. */
export function literal(text: string): string {
  // a token is a template on purpose
  if (Token.isUnresolved(text)) return text;
  return text.replaceAll(/[$%](?=\{)/g, (sign) => sign + sign);
}
