const zone = /^([a-z]+(?:-[a-z]+)+)-[1-9]\d{0,2}$/;

/** `2` of ap-seoul-2, and of any name that ends so: those of edge zones follow no other pattern that is known. */
export function zoneNumber(name: string): number | undefined {
  const number = /^[a-z][a-z0-9-]*-([1-9]\d{0,2})$/.exec(name)?.[1];
  return number === undefined ? undefined : Number(number);
}

/** `ap-seoul` of ap-seoul-2. */
export function zoneRegion(name: string): string | undefined {
  return zone.exec(name)?.[1];
}
