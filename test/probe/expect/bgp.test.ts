import { declared } from "../../model/declared";
import { fakeWorld, type Said } from "../support/fake-world";
import { lookAt, verdicts } from "../support/look-at";

const bgp = {
  asn: 64500,
  prefix: "203.0.113.0/24",
  address: "203.0.113.7",
  sites: {
    osaka: {
      machines: { one: { address: "192.0.2.70" } },
      neighbours: { hoster: { address: "192.0.2.65", asn: 64501 } },
    },
  },
};

const look = async (said: Said = {}) => {
  const ports = { sync: undefined };
  const looked = await lookAt(declared({ ports, entry: { bgp } }), fakeWorld(said));
  return verdicts(looked.filter(({ part }) => part === "bgp"));
};

test("players' ports at the announced address, the relays' own closed on each machine", async () => {
  expect(await look({ doors: { "tcp 179": { outcome: "open" }, "tcp 8404 192.0.2.70": { outcome: "open" } } })).toEqual(
    [
      "ok tcp 7000 of 203.0.113.7 (game)",
      "not-looked-at way to 203.0.113.7",
      "ok tcp 22 of 192.0.2.70 (the relay's own)",
      "ok tcp 53 of 192.0.2.70 (the relay's own)",
      "different tcp 8404 of 192.0.2.70 (the relay's own)",
      "ok tcp 8405 of 192.0.2.70 (the relay's own)",
      "different tcp 179 of 192.0.2.70 (BGP)",
    ],
  );
});

test("BGP that only its neighbours reach is well", async () => {
  expect(await look()).toContain("ok tcp 179 of 192.0.2.70 (BGP)");
});

test("they are no part of the sandbox", async () => {
  expect(await look({ name: "sandbox" })).toEqual(["not-looked-at ports"]);
});
