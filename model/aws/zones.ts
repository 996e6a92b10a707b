const region = "[a-z]{2}(?:-[a-z]+)+-\\d";
const ordinary = new RegExp(`^(${region})([a-z])$`);
const local = new RegExp(`^(${region})-[a-z]{3,4}-\\d[a-z]$`);
const wavelength = new RegExp(`^(${region})-wl\\d-[a-z0-9]+(?:-wlz-\\d+)?$`);

/** A place outside of a region's own zones, which Global Accelerator does not reach. */
export type OutlyingZone = "Local Zone" | "Wavelength Zone";

/** 1 for the zone a, 2 for b: `1` of ap-northeast-2a. Outlying zones have none. */
export function zoneNumber(name: string): number | undefined {
  const letter = ordinary.exec(name)?.[2];
  return letter === undefined ? undefined : letter.charCodeAt(0) - "a".charCodeAt(0) + 1;
}

/** `ap-northeast-2` of ap-northeast-2a, `us-west-2` of us-west-2-lax-1a. */
export function zoneRegion(name: string): string | undefined {
  return [ordinary, wavelength, local].map((pattern) => pattern.exec(name)?.[1]).find((found) => found !== undefined);
}

/** What a zone is that is none of its region's own. */
export function outlyingZone(name: string): OutlyingZone | undefined {
  if (wavelength.test(name)) return "Wavelength Zone";
  return local.test(name) ? "Local Zone" : undefined;
}
