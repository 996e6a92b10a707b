import { isIP } from "node:net";
import { looksRandom } from "./random";

const ids =
  /^(?:i|ami|vpc|subnet|sg|sgr|rtb|igw|nat|eni|eipalloc|eipassoc|vol|snap|acl|pcx|tgw|tgw-attach|tgw-rtb|vpce|lt|lb|lbl|ins|eip|ccn|asg|asc|img|disk|cls|vpngw|cgw|vsw|vtb|cen|ga|skey)-(?=[a-z]*\d)[0-9a-z]{6,22}$/;
const forms = [
  ids,
  /^arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:(?:\d{12}|aws)?:[\w:/.+=-]+$/,
  /^[a-z]{2}(?:-[a-z]+)+(?:-?\d[a-z]?)?$/,
  /^[a-z]{1,12}$/,
  /^-?\d{1,12}(?:\.\d+)?$/,
  /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,16}$/,
];

/** Whether a value can be shown although nobody can tell where it comes from: ids, addresses, regions, numbers, hosts. */
export function isPlain(value: unknown): boolean {
  if (typeof value === "string")
    return isAddress(value) || (forms.some((form) => form.test(value)) && !hasRandom(value));
  if (typeof value !== "object" || value === null) return true;
  return Object.values(value).every(isPlain);
}

function isAddress(text: string): boolean {
  const [address = "", bits = "0"] = text.split("/");
  return isIP(address) !== 0 && /^\d{1,3}$/.test(bits);
}

function hasRandom(text: string): boolean {
  return text.split(".").some(looksRandom);
}
