/** A domain name as others are compared with it: DNS knows no case, and some write the root's dot at the end. */
export function bareName(name: string): string {
  return name.toLowerCase().replace(/\.$/, "");
}
