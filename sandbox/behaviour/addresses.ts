import { randomInt } from "node:crypto";
import type { Cloud } from "../provider/cloud";
import { Refusal } from "../provider/diagnostic";
import { valuesAt } from "../value/path";
import { shown, type Group } from "../value/value";
import type { Made } from "./behaviour";

/** First address of 198.18.0.0/15, which belongs to nobody: it is set aside for tests of networks (RFC 2544). */
const first = 198 * 2 ** 24 + 18 * 2 ** 16;
const count = 2 ** 17;

/** Where all clouds keep public addresses: type and path. One address leads to one door, whoever has it. */
const places: (readonly [string, string])[] = [];

/** A public address that no other object of any cloud has. @param types those that have one, and their path to it */
export function publicAddress(types: Readonly<Record<string, string>>): Made {
  places.push(...Object.entries(types));
  return (_attributes, cloud) => {
    const taken = new Set(
      places.flatMap(([type, name]) =>
        cloud.everywhere(type).flatMap(({ attributes }) => valuesAt(attributes, name).map(({ value }) => value)),
      ),
    );
    return free(taken, { first, count, of: "the cloud" });
  };
}

/** A private address in the subnet that `subnet` names, which no object of these types there has in its attribute. */
export function privateAddress(subnetType: string, subnet: string, types: Readonly<Record<string, string>>): Made {
  return (attributes, cloud) => {
    const range = rangeOf(cloud, subnetType, attributes[subnet]);
    if (range === undefined) return null;
    const taken = new Set(
      Object.entries(types).flatMap(([type, name]) => cloud.list(type).flatMap((one) => one.attributes[name])),
    );
    // the first two are the network and its gateway, the last is for broadcasts
    const usable = { first: range.first + 2, count: range.size - 3 };
    return free(taken, { ...usable, of: shown(attributes[subnet]) });
  };
}

function rangeOf(cloud: Cloud, type: string, id: Group[string] | undefined) {
  const cidr = typeof id === "string" ? cloud.get(type, id)?.attributes["cidr_block"] : undefined;
  if (typeof cidr !== "string") return undefined;
  const [address = "", bits = ""] = cidr.split("/");
  const number = address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  return { first: number, size: 2 ** (32 - Number(bits)) };
}

interface Range {
  readonly first: number;
  readonly count: number;
  /** Whose addresses these are. */
  readonly of: string;
}

/** @throws Refusal when all are taken */
function free(taken: ReadonlySet<unknown>, { first: from, count: size, of }: Range): string {
  const start = size > 0 ? randomInt(size) : 0;
  for (let step = 0; step < size; step++) {
    const address = text(from + ((start + step) % size));
    if (!taken.has(address)) return address;
  }
  throw new Refusal(`${of} has no address left`);
}

function text(number: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join(".");
}
