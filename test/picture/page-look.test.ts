import { pictureHtml } from "../../picture/picture-html";
import { nowOf } from "../../picture/page/now";
import { momentText } from "../../picture/page/moment-text";
import { scene } from "./support/scene";
import { TestBrowser, textOf } from "./support/browser";

jest.setTimeout(180_000);

const { story } = scene;
if (story === undefined) throw new Error("the scene has no story");
const html = pictureHtml(scene);
let browser: TestBrowser;

beforeAll(async () => {
  browser = await TestBrowser.start();
});
afterAll(() => browser.close());

test.each([360, 800, 1600])("at %i pixels nothing has to be scrolled sideways but tables", async (width) => {
  const { page } = await browser.open("width.html", html, { width });

  expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
});

test.each([
  [1280, 800],
  [900, 820],
  [360, 740],
])("nothing lies on the map or its legend at %i x %i", async (width, height) => {
  const { page } = await browser.open("free.html", html, { width });

  await page.setViewport({ width, height });
  expect(
    await page.evaluate(`[...document.querySelectorAll(".legend, svg.map")].flatMap((one) => {
      one.scrollIntoView({ block: "end" });
      const { left, right, bottom, top } = one.getBoundingClientRect();
      return [top + 3, (top + bottom) / 2, bottom - 3].filter((y) => {
        const found = document.elementFromPoint((left + right) / 2, y);
        return y > 0 && y < innerHeight && !one.contains(found) && !found.contains(one);
      });
    })`),
  ).toEqual([]);
});

test("a screen reader is told what a button does, once", async () => {
  const { page } = await browser.open("spoken.html", html);

  expect(await page.evaluate("document.querySelectorAll('[role=status]').length")).toBe(1);
  await page.click(".controls button:nth-of-type(3)");
  await page.waitForFunction("document.querySelector('.second').textContent === 'second 25 of 60'");
  expect(await page.evaluate("document.querySelector('[role=status]').getAttribute('aria-live')")).toBe("polite");
  expect(await textOf(page, "[role=status]")).toBe(momentText(nowOf(scene, 25), story));
});

test("without JavaScript there is nothing that does nothing, and a hint where there is more to see", async () => {
  const look = { withoutJavaScript: true };
  const shown =
    "['.controls button', 'input[type=range]'].map((one) => getComputedStyle(document.querySelector(one)).display)";
  const { page, complaints } = await browser.open("dead.html", html, look);
  expect(await page.evaluate(shown)).toEqual(["none", "none"]);
  expect(await textOf(page, "main .hint")).toContain("the moment of the failure");
  expect(complaints).toEqual([]);

  const well = pictureHtml({ ...scene, story: undefined, phases: scene.phases.slice(0, 1) });
  const { page: still } = await browser.open("still-well.html", well, look);
  expect(await still.evaluate("document.querySelector('.hint')")).toBeNull();
});

test.each([360, 700, 1280])(
  "numbers over the strip and seconds under it do not collide at %i pixels",
  async (width) => {
    const many = [0, 10, 11, 12, 13, 14, 25, 26, 40, 58, 60].map((second) => ({
      second,
      what: `${second}`,
      source: "",
    }));
    const told = pictureHtml({ ...scene, story: { ...story, happenings: many } });
    const { page } = await browser.open("numbers.html", told, { width });

    expect(
      await page.evaluate(`(() => {
      const boxes = [...document.querySelectorAll(".chart .axis")].map((text) => text.getBoundingClientRect()).filter(({ width }) => width > 0);
      return boxes.flatMap((one, place) => boxes.slice(place + 1).filter((other) =>
        one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom)).length;
    })()`),
    ).toBe(0);
  },
);

test("on a phone a long text has room, and places stay on their line", async () => {
  const { page } = await browser.open("phone.html", html, { width: 360 });

  expect(
    await page.evaluate(
      `[...document.querySelectorAll("td.long")].filter((cell) => cell.getBoundingClientRect().width < 140).length`,
    ),
  ).toBe(0);
  expect(
    await page.evaluate(
      `[...document.querySelectorAll("td:not(.long) .part")].filter((part) => part.getBoundingClientRect().height > 30).length`,
    ),
  ).toBe(0);
});

test("the row of now has a sign that needs no colour", async () => {
  const { page } = await browser.open("row.html", html);

  expect(
    await page.evaluate("getComputedStyle(document.querySelector('tr[aria-current] th'), '::before').content"),
  ).toContain("\u25b8");
});

test("where a failure hits nobody, nothing is over and nobody is late", async () => {
  const outcomes = [{ failure: { kind: "zone" as const, name: "idle" }, hit: 0, stranded: 0, overAfterSeconds: 0 }];
  const { page } = await browser.open("idle.html", pictureHtml({ ...scene, outcomes }));

  const cells =
    "[...document.querySelector('#outcomes').closest('table').rows[1].cells].map((cell) => cell.textContent)";
  expect(await page.evaluate(cells)).toEqual(["zone:idle", "0\u00a0%", "0\u00a0%", "–", "–"]);
});

test("names of map and strip are short; what they show is told beside them, once", async () => {
  const { page } = await browser.open("names.html", html);

  const tree = JSON.stringify(await page.accessibility.snapshot({ interestingOnly: false }));
  const names = new Set([...tree.matchAll(/"name":"([^"]*)"/g)].map(([, name]) => name));
  expect(names).toContain("World map: players of duel prod, and the ways they take to home in Seoul");
  expect(names).toContain("Shares of players by second");
  expect(
    await page.evaluate("document.querySelector('#happenings').closest('table').rows[1].cells[0].textContent"),
  ).toBe("1. tokyo-east fails");
});

test("on paper nothing is left that only a screen can use", async () => {
  const { page } = await browser.open("print.html", html);

  await page.emulateMediaType("print");
  expect(await page.evaluate("getComputedStyle(document.querySelector('input[type=range]')).display")).toBe("none");
  expect((await page.pdf()).byteLength).toBeGreaterThan(10_000);
});
