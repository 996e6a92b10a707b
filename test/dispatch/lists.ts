import { generateKeys, privateKey, publicKey, type NamedKey } from "../../dispatch/keys";
import type { DispatchList } from "../../dispatch/list";

/** The moment of tests. */
export const now = new Date("2026-11-26T12:00:00.000Z");

/** A right list, written an hour ago. */
export const list: DispatchList = {
  schema: "dispatch/v1",
  game: "starfall",
  environment: "prod",
  version: 1000,
  issued: "2026-11-26T11:00:00.000Z",
  expires: "2026-12-26T11:00:00.000Z",
  ttlSeconds: 60,
  ports: { game: { protocol: "tcp", from: 7000, to: 7000 } },
  entry: { addresses: ["203.0.113.1"] },
  edges: {
    tokyo: {
      weight: 100,
      relays: [
        { address: "198.51.100.1", capacity: 20000 },
        { address: "198.51.100.2", capacity: 20000 },
      ],
    },
    frankfurt: { weight: 100, relays: [{ address: "198.51.100.3", capacity: 20000 }] },
  },
  https: { url: "https://web.starfall.example/" },
  order: [["entry"], ["frankfurt", "tokyo"]],
  regions: {
    jp: { networks: ["192.0.2.0/24", "2001:db8:a::/48"], order: [["tokyo"], ["entry"], ["frankfurt"]] },
    kr: { networks: [], order: [["entry"], ["tokyo"], ["frankfurt"]] },
  },
};

/** The same from now on, for servers that look at the clock. */
export function currentList(changes: Partial<DispatchList> = {}): DispatchList {
  const at = (seconds: number): string => new Date(Date.now() + seconds * 1000).toISOString();
  return { ...list, issued: at(-60), expires: at(3600), ...changes };
}

/** A pair of keys, in PEM and ready for use. */
export interface Keys {
  readonly privatePem: string;
  readonly publicPem: string;
  readonly signing: NamedKey;
  readonly checking: NamedKey;
}

export async function keys(): Promise<Keys> {
  const { privateKey: privatePem, publicKey: publicPem } = generateKeys();
  return {
    privatePem,
    publicPem,
    signing: await privateKey(privatePem, "a.key.pem"),
    checking: await publicKey(publicPem, "a.pub.pem"),
  };
}
