import { isEnsNode } from "./ens-node";

/** Regions that end in a number have the letter of a zone right behind it, those that end in a word behind a hyphen. */
const patterns = [/^([a-z]+(?:-[a-z]+)+-\d+)([a-z])$/, /^([a-z]+(?:-[a-z]+)+)-([a-z])$/];

/** 2 for the zone cn-hongkong-b, 1 for ap-northeast-1a. An ENS node is its own only zone, with the number 1. */
export function zoneNumber(name: string): number | undefined {
  if (isEnsNode(name)) return 1;
  const letter = parts(name)?.[2];
  return letter === undefined ? undefined : letter.charCodeAt(0) - "a".charCodeAt(0) + 1;
}

/** `cn-hongkong` of cn-hongkong-b, `ap-northeast-1` of ap-northeast-1a; an ENS node itself. */
export function zoneRegion(name: string): string | undefined {
  return isEnsNode(name) ? name : parts(name)?.[1];
}

function parts(name: string): RegExpExecArray | undefined {
  return patterns.map((pattern) => pattern.exec(name) ?? undefined).find((match) => match !== undefined);
}
