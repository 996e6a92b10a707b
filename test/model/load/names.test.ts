import { GamesFolder, right } from "../games-folder";

let games: GamesFolder;
beforeEach(() => {
  games = new GamesFolder();
});
afterEach(() => {
  games.remove();
});

const dns = (more = "") => `dns: { zone: duel.example, name: play${more} }\n`;
const https = (more: string) => `${dns()}https: { name: web, port: game, cdn: none${more} }\n`;
const told = (files: Readonly<Record<string, string>>) => games.write(files).load().told;

const one: readonly (readonly [string, string, readonly string[]])[] = [
  [
    "a zone that is none",
    dns(", delegate: { parent: duel }"),
    [
      'duel/test.yaml:14:60 `dns.delegate.parent` is "duel": it must be a domain such as starfall.example (setting/format); correct `dns.delegate.parent`: it must be a domain such as starfall.example',
    ],
  ],
  [
    "a parent that is none of the zone's, which is right under a registry's",
    dns(", delegate: { parent: rumble.example, nameServers: [ns1.dnspod.example, ns2.dnspod.example] }"),
    [
      "duel/test.yaml:14:60 `dns.delegate.parent` is rumble.example, which `dns.zone` (duel.example) is no part of (dns/parent); remove it, and have the registrar of the zone name its servers",
    ],
  ],
  [
    "a name server twice",
    dns(", delegate: { nameServers: [ns1.dnspod.example, ns2.dnspod.example, ns1.dnspod.example] }"),
    [
      "duel/test.yaml:14:65 `dns.delegate.nameServers` is set, but no `parent` in which NS records would be written (dns/parent-missing); name the `parent`, or remove it to write the NS records by hand",
      "duel/test.yaml:14:106 `dns.delegate.nameServers` has ns1.dnspod.example twice (dns/name-server-twice); write each server once",
    ],
  ],
  [
    "no text where a parent is",
    dns(", delegate: { parent: 5 }"),
    [
      'duel/test.yaml:14:60 `dns.delegate.parent` is 5, which is a number, not text (setting/type); put it in quotes: "5"',
    ],
  ],
  [
    "one name server",
    dns(", delegate: { nameServers: [ns1.dnspod.example] }"),
    [
      'duel/test.yaml:14:65 `dns.delegate.nameServers` is ["ns1.dnspod.example"], but it must have at least 2 entries (setting/length); write at least 2 entries',
    ],
  ],
  [
    "a way to choose that is none",
    dns(", spread: { by: luck }"),
    [
      'duel/test.yaml:14:54 `dns.spread.by` is "luck", which is none of its values (setting/choice); choose one of: latency, weight, place',
    ],
  ],
  [
    "a weight of nothing",
    dns(", spread: { by: weight, weights: { tokyo: 0 } }"),
    [
      "duel/test.yaml:14:54 `dns.spread.by` is weight, which the domain's plan at DNSPod must have, and weights cannot be unset once set (dns/weights-plan); write `by: place`, or `acknowledge: [dns-weights]` once the domain has the plan",
      "duel/test.yaml:14:80 `dns.spread.weights.tokyo` is 0, but it must be 1 to 100 (setting/range); write a whole number, 1 to 100",
    ],
  ],
  [
    "no place",
    dns(", spread: { by: place, places: { tokyo: [] } }"),
    [
      "duel/test.yaml:14:78 `dns.spread.places.tokyo` is [], but it must have at least 1 entries (setting/length); write at least 1 entries",
    ],
  ],
  [
    "an unknown setting",
    dns(", spred: { by: place }"),
    [
      "duel/test.yaml:14:40 there is no setting `dns.spred`, did you mean spread? (setting/unknown); write `spread`, or remove it",
    ],
  ],
  [
    "a name of two labels",
    https("").replace("name: web", "name: web.eu"),
    [
      'duel/test.yaml:15:16 `https.name` is "web.eu": it must be one label such as web (setting/format); correct `https.name`: it must be one label such as web',
    ],
  ],
  [
    "a CDN that is none",
    https("").replace("cdn: none", "cdn: akamai"),
    [
      'duel/test.yaml:15:38 `https.cdn` is "akamai", which is none of its values (setting/choice); choose one of: none, cloudfront, tencent-cdn',
    ],
  ],
  [
    "a path without a slash",
    https(", check: { path: ready }"),
    [
      'duel/test.yaml:15:59 `https.check.path` is "ready": it must begin with a slash and hold no spaces (setting/format); correct `https.check.path`: it must begin with a slash and hold no spaces',
    ],
  ],
  [
    "an origin that is none",
    https(", origin: tcp"),
    [
      'duel/test.yaml:15:52 `https.origin` is "tcp", which is none of its values (setting/choice); choose one of: https, http',
    ],
  ],
  [
    "a shield without a subscription",
    "entry: { bandwidthMbps: 100, shield: { subscribed: false } }\n",
    [
      "duel/test.yaml:13:52 `entry.shield.subscribed` is false, which is none of its values (setting/choice); choose true",
    ],
  ],
  [
    "an acknowledgement that is none",
    "acknowledge: [shield]\n",
    [
      'duel/test.yaml:14:15 `acknowledge.0` is "shield", which is none of its values (setting/choice); choose one of: anycast-global, anycast-region, port-ranges, cross-border, edge-zones, dns-weights, shield-advanced',
    ],
  ],
];

test.each(one)("%s", (_title, more, expected) => {
  const base = more.startsWith("entry") ? right.replace(/^entry.*\n/m, "") : right;
  expect(told({ "duel/test.yaml": base + more })).toEqual(expected);
});
