/** An access rule names addresses without connecting to any. */
const rules = /\{ src [^}]*\}/g;
const ipv4 = /(?<![\w.])\d{1,3}(\.\d{1,3}){3}(?![\w.])/g;
/** Words after which an address or a name stands, and where in the line. */
const places = /^\s*(?:bind|server \S+|server-template \S+ \d+|nameserver \S+|source) (\S*?):/;

/** Without one HAProxy from 2.6 on connects to the servers of /etc/resolv.conf when it starts, whether or not anybody asks for a name. */
const ownResolver = /^resolvers default$/m;

/**
 * HAProxy's configuration itself, which must not listen or connect outside of 127.0.0.0/8.
 *
 * @param own names that nobody but the drill's own name server is asked for
 * @throws Error when it would
 */
export function onlyLoopback(configuration: string, own: readonly string[] = []): string {
  for (const line of configuration.replaceAll(rules, "").split("\n")) {
    if (line.trimStart().startsWith("#")) continue;
    const [, place] = places.exec(line) ?? [];
    const addresses = [...line.matchAll(ipv4)].map(([address]) => address);
    const named = place === undefined || addresses.includes(place) || own.includes(place);
    if (named && addresses.every((address) => address.startsWith("127."))) continue;
    throw new Error(`a relay of a drill would leave 127.0.0.0/8: ${line.trim()}: this is a bug in anycast-edge`);
  }
  if (ownResolver.test(configuration)) return configuration;
  throw new Error(
    "a relay of a drill would open a socket to the servers of /etc/resolv.conf: this is a bug in anycast-edge",
  );
}
