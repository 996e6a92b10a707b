import { ensEdge, type Changes } from "../declared";
import type { Case } from "./cases";

const machine = { address: "198.51.100.11" };
const neighbour = { address: "198.51.100.1", asn: 64515, multihop: 2 };
const site = { machines: { a: machine }, neighbours: { up: neighbour } };
const right = { asn: 64500, prefix: "203.0.113.0/24", address: "203.0.113.10", sites: { osaka: site } };

/** An environment whose own machines announce a prefix; without the edges that ask the same of ports. */
const bgp = (changes: Changes = {}, more: Changes = {}) => ({
  edges: { tokyo: undefined },
  ...more,
  entry: { bgp: { ...right, ...changes } },
});
const osaka = (changes: Changes) => bgp({ sites: { osaka: { ...site, ...changes } } });
const up = (changes: Changes) => osaka({ neighbours: { up: { ...neighbour, ...changes } } });

/** A relay at a node, whose address is written down. */
const node = "cn-wuxi-telecom_unicom_cmcc-2";
const ens = (address: string) => ensEdge(node, { cloud: "alibaba", relays: { addresses: { [`${node}-1`]: address } } });

/** The same on every cloud. */
export const bgpCases: Readonly<Record<string, Case>> = {
  "bgp/prefix": {
    wrong: ["203.0.113.0/25", "203.0.113.1/24", "10.1.0.0/16", "224.1.0.0/16", "0.0.0.0/0"].map((prefix) =>
      bgp({ prefix }),
    ),
    right: [bgp(), bgp({ prefix: "203.0.112.0/22" })],
  },
  "bgp/address": {
    wrong: [bgp({ address: "203.0.114.1" }), bgp({ address: "203.0.112.255" })],
    right: [bgp(), bgp({ address: "203.0.113.255" })],
  },
  "bgp/asn": {
    wrong: [bgp({ asn: 23456 }), bgp({ asn: 65535 }), up({ asn: 4294967295 })],
    right: [bgp({ asn: 4200000000 }), up({ asn: 65534 })],
  },
  "bgp/neighbour-own": { wrong: [up({ asn: 64500 })], right: [up({ asn: 64501 })] },
  "bgp/neighbour-twice": {
    wrong: [osaka({ neighbours: { up: neighbour, too: { ...neighbour, asn: 64516 } } })],
    right: [osaka({ neighbours: { up: neighbour, too: { ...neighbour, address: "198.51.100.2" } } })],
  },
  "bgp/site-empty": { wrong: [bgp({ sites: {} }), osaka({ machines: {} }), osaka({ neighbours: {} })], right: [bgp()] },
  "bgp/machine": {
    wrong: [osaka({ machines: { a: { address: "203.0.113.11" } } })],
    right: [osaka({ machines: { a: { address: "203.0.114.11" } } })],
  },
  "relay/address-private": {
    wrong: [
      ...["10.1.2.3", "192.168.0.1", "127.0.0.1", "100.64.0.1", "255.255.255.255"].map((address) =>
        osaka({ machines: { a: { address } } }),
      ),
      { edges: { wuxi: ens("10.0.0.1") } },
    ],
    right: [osaka({ machines: { a: { address: "172.32.0.1" } } }), { edges: { wuxi: ens("8.8.8.8") } }],
  },
  "relay/address-shared": {
    wrong: [
      osaka({ machines: { a: machine, b: machine } }),
      bgp({ sites: { osaka: site, fukuoka: site } }),
      bgp({}, { edges: { wuxi: ens(machine.address) } }),
      { edges: { wuxi: ens("8.8.8.8"), dalian: ens("8.8.8.8") } },
    ],
    right: [
      osaka({ machines: { a: machine, b: { address: "198.51.100.12" } } }),
      bgp({}, { edges: { wuxi: ens("198.51.100.12") } }),
      { edges: { wuxi: ens("8.8.8.8"), dalian: ens("8.8.4.4") } },
    ],
  },
  "bgp/site-name": {
    wrong: [bgp({ sites: { tokyo: site } }, { edges: {} })],
    right: [bgp({ sites: { tokyo: site } }), bgp({}, { edges: {} })],
  },
  "bgp/relay-port-missing": {
    wrong: [bgp({}, { ports: { game: { relayPort: undefined } } })],
    right: [bgp(), bgp({}, { edges: {}, ports: { game: { relayPort: undefined } } })],
  },
  "bgp/no-tcp-port": {
    wrong: [bgp({}, { ports: { game: undefined } })],
    right: [bgp({}, { ports: { sync: undefined } })],
  },
  "bgp/port-taken": {
    wrong: [
      bgp({}, { ports: { game: { port: 179 } } }),
      bgp({}, { ports: { game: { port: 22 } } }),
      // edges have no BGP, but what they have for themselves is theirs to refuse
      bgp({}, { edges: {}, ports: { game: { port: 179 } } }),
    ],
    right: [
      bgp({}, { ports: { game: { port: 180 } } }),
      bgp({}, { ports: { sync: { port: 179 } } }),
      bgp({}, { edges: {}, ports: { game: { port: 22 } } }),
    ],
  },
};
