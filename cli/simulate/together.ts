const relays = "the relays of ";

/** Who does something, and all that is done: of what differs in nothing but whose relays do it one is told. */
export interface Doing {
  readonly who: string;
  readonly rest: string;
}

/** What the relays of several edges do alike, once: `the relays of frankfurt, tokyo`. Everything else stays as it is. */
export function together<T>(all: readonly T[], doing: (one: T) => Doing): { readonly who: string; readonly one: T }[] {
  const told: { who: string; readonly rest: string; readonly one: T }[] = [];
  for (const one of all) {
    const { who, rest } = doing(one);
    const alike = told.find((other) => other.rest === rest && other.who.startsWith(relays) && who.startsWith(relays));
    if (alike === undefined) told.push({ who, rest, one });
    else alike.who += `, ${who.slice(relays.length)}`;
  }
  return told;
}
