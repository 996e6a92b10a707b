import { isIP } from "node:net";
import { parseCidr } from "../value/cidr";

type Fits = (value: string, argument: string) => boolean;

const fits: Readonly<Record<string, Fits>> = {
  ip: (value) => isIP(value) !== 0,
  ipv4: (value) => isIP(value) === 4,
  ipv6: (value) => isIP(value) === 6,
  "network-cidr": (value, sizes) => isNetwork(value, [4]) && within(Number(value.split("/")[1]), sizes),
  "ipv6-network-cidr": (value) => isNetwork(value, [6]),
  "any-network-cidr": (value) => isNetwork(value, [4, 6]),
  number: (value) => value.trim() !== "" && Number.isFinite(Number(value)),
  date: isDate,
  rfc3339: (value) => /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(value) && !Number.isNaN(Date.parse(value)),
  duration: (value) => /^[+-]?(0|(\d+(\.\d*)?(ns|us|µs|ms|s|m|h))+)$/.test(value),
  prefix: (value, start) => value.startsWith(start),
  contains: (value, part) => value.includes(part),
  regex: (value, pattern) => new RegExp(pattern).test(value),
  arn: (value) => value === "" || /^arn:aws[\w-]*:[\w-]+:[\w-]*:[\w-]*:./s.test(value),
  "aws-region-name": (value) => value === "" || /^[a-z]{2}(-[a-z]+)+-\d{1,2}$/.test(value),
  json: isJson,
  base64: (value) => /^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(value),
  "nullable-bool": (value) => value === "" || /^(1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(value),
  "nullable-int": (value, range) => value === "" || (/^-?\d+$/.test(value) && within(Number(value), range)),
  "one-of": isOneOf,
  "traffic-port": (value) => value === "traffic-port" || (/^\d+$/.test(value) && within(Number(value), "1..65536")),
};

/** Whether a value has a format of the facts, `kind` or `kind:argument`, and what it should have been. */
export function hasFormat(value: string, format: string): string | undefined {
  const [kind = "", argument = ""] = /^(\w[\w-]*):?(.*)$/s.exec(format)?.slice(1) ?? [];
  // other formats are known by name only: what they take is not written down anywhere
  return fits[kind]?.(value, argument) === false ? `to be a valid ${format}, got ${value}` : undefined;
}

/** `16..28`, `0..` for no upper end, empty for any. */
function within(value: number, range: string): boolean {
  if (range === "") return true;
  const [from = "", to = ""] = range.split("..");
  return value >= Number(from) && (to === "" || value <= Number(to));
}

/** `10,20,60n`: 10, 20 or a multiple of 60. */
function isOneOf(value: string, allowed: string): boolean {
  return allowed
    .split(",")
    .some((one) => (one.endsWith("n") ? Number(value) > 0 && Number(value) % parseInt(one) === 0 : one === value));
}

/** A range whose host bits are zero. */
function isNetwork(value: string, versions: readonly number[]): boolean {
  const cidr = parseCidr(value);
  return cidr !== undefined && versions.includes(cidr.version) && cidr.isNetwork;
}

/** A day that there is: JavaScript takes 30 February for 1 March. */
function isDate(day: string): boolean {
  const parsed = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(`${day}T`);
}

function isJson(value: string): boolean {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}
