import fc from "fast-check";
import { previewMarkdown } from "../../../preview/report/markdown";
import { previewSchema } from "../../../preview/report/preview-schema";
import { expectAllLost, expectSafe } from "./support/expect-safe";
import { nastyReport } from "./support/nasty";

const small = { stacks: 4, changes: 3, findings: 3 };
const large = { stacks: 25, changes: 8, findings: 20 };

test("samples are reports", () => {
  fc.assert(
    fc.property(nastyReport(small), (report) => {
      expect(previewSchema.parse(report)).toEqual(report);
    }),
    { numRuns: 100 },
  );
});

test("nothing in a report is read as Markdown, HTML, a mention or a link", () => {
  fc.assert(
    fc.property(nastyReport(small), (report) => {
      const markdown = previewMarkdown(report);
      expect(markdown.startsWith("<!-- anycast-edge preview -->\n")).toBe(true);
      expect(markdown.length).toBeLessThanOrEqual(60_000);
      expectSafe(markdown, report);
      expectAllLost(markdown, report);
    }),
    { numRuns: 9_500 },
  );
}, 300_000);

test("nor is it where there is too much for the room", () => {
  fc.assert(
    fc.property(nastyReport(large), fc.integer({ min: 6_000, max: 30_000 }), (report, maxCharacters) => {
      const markdown = previewMarkdown(report, { maxCharacters });
      expect(markdown.length).toBeLessThanOrEqual(maxCharacters);
      expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(3 * maxCharacters);
      expectSafe(markdown, report);
      expectAllLost(markdown, report);
    }),
    { numRuns: 500 },
  );
}, 300_000);
