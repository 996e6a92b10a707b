import fc from "fast-check";
import { recordCheck } from "../../../probe/checks/record";
import { fakeWorld } from "../support/fake-world";

const never = new AbortController().signal;
const question = { name: "play.game.example", type: "A", zone: "game.example", at: "zone" } as const;
const addresses = fc.uniqueArray(fc.constantFrom("192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4"));

test.each(["all", "some"] as const)("whatever a name stands for: %s of what is published, and nothing else", (how) =>
  fc.assert(
    fc.asyncProperty(addresses, addresses, async (values, seen) => {
      const world = fakeWorld({ records: { "A play.game.example": seen } });
      const { look } = recordCheck({ question, values, how, ttlSeconds: 600, fix: "deploy" });
      const { verdict, because, fix } = await look(world, never);

      const strange = seen.some((value) => !values.includes(value));
      const absent = values.some((value) => !seen.includes(value));
      const isRight = seen.length > 0 && !strange && (how === "some" || !absent);
      expect(verdict).toBe(isRight ? "ok" : "different");
      // whoever reads that something is wrong reads why, and what to do
      expect([because, fix].every((text) => text !== undefined && text !== "")).toBe(!isRight);
    }),
  ),
);
