import fc from "fast-check";
import type { EdgeTarget } from "../../constructs/cloud";
import { publicSources } from "../../constructs/public-sources";

type Road = "addresses" | "tls" | undefined;

const address = fc.ipV4();
const key = fc.stringMatching(/^[a-z]{1,8}$/);
const edge = (road: fc.Arbitrary<Road>) =>
  fc
    .record({ road, addresses: fc.dictionary(key, address, { maxKeys: 4, noNullPrototype: true }) })
    .map(({ road: open, addresses }): EdgeTarget => ({
      addresses,
      region: "somewhere",
      kind: "region",
      dialPercent: 100,
      drain: false,
      backhaul: open === undefined ? { bandwidthMbps: 20 } : { public: open },
    }));
const edges = (...roads: Road[]) =>
  fc.dictionary(key, edge(fc.constantFrom(...roads)), { maxKeys: 5, noNullPrototype: true });
const machines = fc.dictionary(key, fc.record({ address }), { maxKeys: 3, noNullPrototype: true });
const sites = fc.dictionary(key, fc.record({ machines }), { maxKeys: 3, noNullPrototype: true });

test("exactly the relays of public roads and the machines of sites are admitted", () => {
  fc.assert(
    fc.property(edges("addresses", undefined), sites, (all, outside) => {
      const relays = Object.values(all)
        .filter(({ backhaul }) => backhaul?.public !== undefined)
        .flatMap(({ addresses }) => Object.values(addresses));
      const others = Object.values(outside).flatMap((site) => Object.values(site.machines).map((one) => one.address));
      const admitted = publicSources({ edges: all, sites: outside }).map(({ cidr }) => cidr);
      expect(admitted.sort()).toEqual([...relays, ...others].map((one) => `${one}/32`).sort());
    }),
  );
});

test("the order in which edges and sites are declared means nothing", () => {
  fc.assert(
    fc.property(edges("addresses", "tls", undefined), sites, (all, outside) => {
      const backward = Object.fromEntries(Object.entries(all).reverse());
      const otherWay = Object.fromEntries(Object.entries(outside).reverse());
      expect(publicSources({ edges: backward, sites: otherWay })).toEqual(
        publicSources({ edges: all, sites: outside }),
      );
    }),
  );
});

test("one edge by TLS opens the door to everyone, in one rule", () => {
  fc.assert(
    fc.property(edges("addresses", undefined), edge(fc.constant("tls")), sites, (all, byTls, outside) => {
      const sources = publicSources({ edges: { ...all, "by-tls": byTls }, sites: outside });
      expect(sources).toEqual([{ key: "anyone", cidr: "0.0.0.0/0" }]);
    }),
  );
});
