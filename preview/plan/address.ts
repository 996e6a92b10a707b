/** A Terraform address in its parts, instance keys removed: `module.a["x.y"].aws_eip.b[0]` is module, a, aws_eip, b. */
export function withoutKeys(address: string): string {
  return address.replaceAll(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g, "");
}

/** Whether it is one of the root module and no instance of a count or for_each. */
export function isPlain(address: string): boolean {
  return /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/.test(address);
}
