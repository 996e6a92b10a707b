const zone = /^([a-z]+(?:-[a-z]+)+)-([1-9]\d{0,2})$/;

/** `2` of ap-seoul-2. */
export function zoneNumber(name: string): number | undefined {
  const number = zone.exec(name)?.[2];
  return number === undefined ? undefined : Number(number);
}

/** `ap-seoul` of ap-seoul-2. */
export function zoneRegion(name: string): string | undefined {
  return zone.exec(name)?.[1];
}
