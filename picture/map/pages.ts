/** Widths of pages whose maps have names and marks of their own, so that they can be read. The narrow one is a phone's. */
export const pageWidths = ["wide", "medium", "narrow"] as const;

export type PageWidth = (typeof pageWidths)[number];

interface PageLook {
  /** Height of letters, in units of the drawing: its 1000 units are 330 pixels on a phone. */
  readonly size: number;
  /** How many times larger than usual home and edges are, and how many times entry points. */
  readonly scale: number;
  readonly pointScale: number;
  /** How many player regions get a name, and whether entry points do. */
  readonly players: number;
  readonly points: boolean;
}

export const pageLooks: Readonly<Record<PageWidth, PageLook>> = {
  wide: { size: 11.5, scale: 1, pointScale: 1, players: 20, points: true },
  medium: { size: 17, scale: 1.4, pointScale: 1.1, players: 10, points: true },
  narrow: { size: 33, scale: 2.1, pointScale: 1.5, players: 0, points: false },
};
