import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import { loadGames } from "../../model/load";
import { pictureHtml } from "../../picture/picture-html";
import { nowOf } from "../../picture/page/now";
import { momentText } from "../../picture/page/moment-text";
import { sceneOf } from "../../picture/scene-of";
import { percent } from "../../picture/words";
import { loadAtlas } from "../../simulator/atlas/load-atlas";
import { simulate } from "../../simulator/simulate";
import { hostile, scene } from "./support/scene";
import { TestBrowser, textOf, type Opened } from "./support/browser";

jest.setTimeout(180_000);

const { story } = scene;
if (story === undefined) throw new Error("the scene has no story");
const html = pictureHtml(scene);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
let browser: TestBrowser;

beforeAll(async () => {
  browser = await TestBrowser.start();
});
afterAll(() => browser.close());

/** Puts the slider where a person puts it, by keys. */
async function scrubTo(page: Page, second: number): Promise<void> {
  await page.focus("input[type=range]");
  await page.keyboard.press("Home");
  for (let step = 0; step < second; step += 1) await page.keyboard.press("ArrowRight");
  await page.waitForFunction(`document.querySelector(".second").textContent.startsWith("second ${second} ")`);
}

/** What axe finds that keeps somebody out. */
async function serious({ page }: Opened): Promise<unknown> {
  await page.evaluate(axe);
  return page.evaluate(
    `axe.run(document).then(({ violations }) => violations.filter(({ impact }) => ["serious", "critical"].includes(impact))
      .map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html, failureSummary }) => [html, failureSummary]) })))`,
  );
}

test("the page is small, has all it needs, and complains of nothing", async () => {
  const opened = await browser.open("whole.html", html);

  expect(Buffer.byteLength(html)).toBeLessThan(400_000);
  expect(opened.complaints).toEqual([]);
  expect(opened.requests).toEqual([]);
  expect(await opened.page.title()).toBe("duel prod: where players land");
});

test("a region may be called anything: it stays a text", async () => {
  const { page, complaints } = await browser.open("hostile.html", html);

  expect(await page.title()).not.toBe("taken");
  expect(await textOf(page, "#scene")).toContain(JSON.stringify(hostile).slice(1, -1).replaceAll("<", "\\u003c"));
  // a row of the table is named by it, as it is
  expect(await page.evaluate("[...document.querySelectorAll('tbody th')].map((cell) => cell.textContent)")).toContain(
    hostile,
  );
  expect(complaints).toEqual([]);
});

test("a script that was slipped in would not run", async () => {
  const { page } = await browser.open("policy.html", html);

  await page.evaluate(`{
    const slipped = document.createElement("script");
    slipped.textContent = "document.title = 'taken'";
    document.body.append(slipped);
  }`);
  expect(await page.title()).not.toBe("taken");
});

test("hydrating changes nothing that the server has drawn", async () => {
  const still = await browser.open("still.html", html, { withoutJavaScript: true });
  const { page } = await browser.open("hydrated.html", html);

  expect(await page.evaluate("document.querySelector('main').outerHTML")).toBe(
    await still.page.evaluate("document.querySelector('main').outerHTML"),
  );
});

test("without JavaScript it is a page of the moment of the failure", async () => {
  const { page } = await browser.open("without.html", html, { withoutJavaScript: true });

  expect(await textOf(page, ".words")).toBe(momentText(nowOf(scene, story.atSeconds), story));
  expect(await page.evaluate("document.querySelectorAll('svg.map circle').length")).toBeGreaterThan(0);
});

test.each([
  ["light", {}],
  ["dark", { dark: true }],
  ["on a phone", { width: 360 }],
])("axe has nothing serious to say of it: %s", async (_, look) => {
  const opened = await browser.open("axe.html", html, look);

  expect(await serious(opened)).toEqual([]);
  await scrubTo(opened.page, 25);
  expect(await serious(opened)).toEqual([]);
});

test.each([0, 9, 10, 24, 25, 40, 60])(
  "keys lead to second %i, and all follows what the story says of it",
  async (second) => {
    const { page, complaints } = await browser.open("keys.html", html);
    const now = nowOf(scene, second);

    await scrubTo(page, second);

    const words = momentText(now, story);
    expect(await textOf(page, ".words")).toBe(words);
    expect(await page.evaluate("document.querySelector('input[type=range]').getAttribute('aria-valuetext')")).toBe(
      `second ${second}, ${percent(now.moment?.stranded ?? NaN)} stranded`,
    );
    for (const kind of ["playing", "moved", "stranded"] as const)
      expect(await textOf(page, `[data-share=${kind}]`)).toBe(percent(now.moment?.[kind] ?? NaN));
    expect(await page.evaluate("document.querySelector('.cursor').dataset.second")).toBe(String(second));
    // the map: players of Japan are drawn by the way that this second's phase has for them
    const look = second < 10 ? "edge" : second < 25 ? "stranded" : "entry";
    expect(await page.evaluate("document.querySelector('[data-players=jp]').getAttribute('class')")).toBe(look);
    expect(await page.evaluate("document.querySelector('.wide [data-mark=\"edge:tokyo-east\"] .cross') !== null")).toBe(
      second >= 10,
    );
    // the tables
    const goal = second < 10 ? "tokyo-east" : second < 25 ? "nowhere" : "home";
    expect(
      await page.evaluate("document.querySelector('#landings').closest('table').rows[1].cells[3].textContent"),
    ).toBe(goal);
    expect(await textOf(page, "#landings")).toContain(`second ${second}`);
    // the ways that there are when nothing fails are told as such
    expect(
      await page.evaluate(
        "[7, 8].map((cell) => document.querySelector('#landings').closest('table').rows[1].cells[cell - 1].textContent)",
      ),
    ).toEqual(["40\u00a0ms", "30\u00a0ms"]);
    // the slider has told a screen reader already
    expect(await page.evaluate("document.querySelector('[role=status]').getAttribute('aria-live')")).toBe("off");
    expect(complaints).toEqual([]);
  },
);

test("of a shipped environment the page says what `simulate` says", async () => {
  const { environment } =
    loadGames(join(__dirname, "..", "..", "games")).environments.find(
      ({ environment: { game, name } }) => game === "skyline" && name === "prod",
    ) ?? raise();
  const told = { atlas: loadAtlas(), failure: { kind: "edge", name: "singapore" }, heartbeatSeconds: 5 } as const;
  const text = pictureHtml(sceneOf(environment, told));
  const { moments = [] } = simulate(environment, told).story ?? {};
  const opened = await browser.open("shipped.html", text);

  expect(Buffer.byteLength(text)).toBeLessThan(1_000_000);
  for (const second of [0, 9, 10, 31, 40, 58]) {
    await scrubTo(opened.page, second);
    for (const kind of ["playing", "moved", "stranded"] as const)
      expect(await textOf(opened.page, `[data-share=${kind}]`)).toBe(percent(moments[second]?.[kind] ?? NaN));
  }
  expect(await serious(opened)).toEqual([]);
  expect(opened.complaints).toEqual([]);
  expect(opened.requests).toEqual([]);
});

function raise(): never {
  throw new Error("skyline prod is not shipped any more");
}

test("page keys take larger steps, and End goes to the end", async () => {
  const { page } = await browser.open("page-keys.html", html);

  await page.focus("input[type=range]");
  await page.keyboard.press("End");
  expect(await textOf(page, ".second")).toBe("second 60 of 60");
  await page.keyboard.press("PageDown");
  expect(Number(/\d+/.exec(await textOf(page, ".second"))?.[0])).toBeLessThan(59);
});

test("a story that plays comes to its end, and begins anew", async () => {
  const { page } = await browser.open("play.html", html);

  await page.focus("input[type=range]");
  await page.keyboard.press("End");
  await page.click(".controls button");
  expect(await textOf(page, ".controls button")).toBe("Pause");
  await page.waitForFunction(
    "document.querySelector('.second').textContent === 'second 60 of 60' && document.querySelector('.controls button').textContent === 'Play'",
    { timeout: 120_000 },
  );
});

test("who wants little to move is led from change to change", async () => {
  const { page } = await browser.open("calm.html", html, { calm: true });

  await page.evaluate(`{
    window.seen = [];
    new MutationObserver(() => window.seen.push(document.querySelector(".second").textContent)).observe(
      document.querySelector(".second"), { characterData: true, subtree: true, childList: true });
  }`);
  await page.click(".controls button");
  await page.waitForFunction("document.querySelector('.second').textContent === 'second 60 of 60'", {
    timeout: 120_000,
  });
  expect(await page.evaluate("window.seen")).toEqual([25, 40, 60].map((second) => `second ${second} of 60`));
});

test("a button of the tables leads to its second", async () => {
  const { page } = await browser.open("go.html", html);

  await page.evaluate("document.querySelector('#changes').closest('table').querySelectorAll('button.go')[2].click()");
  await page.waitForFunction("document.querySelector('.second').textContent !== 'second 10 of 60'");
  expect(await textOf(page, ".second")).toBe("second 25 of 60");
  // what has changed is in sight, and keys go on from there
  expect(await page.evaluate("document.activeElement.type")).toBe("range");
  expect(
    await page.evaluate(
      "(({ top, bottom }) => top >= 0 && bottom <= innerHeight)(document.querySelector('.chart').getBoundingClientRect())",
    ),
  ).toBe(true);
});

test("headings are in order, tables have captions and heads", async () => {
  const { page } = await browser.open("headings.html", html);

  const levels = (await page.evaluate(
    "[...document.querySelectorAll('h1,h2,h3')].map((one) => Number(one.tagName[1]))",
  )) as number[];
  expect(levels[0]).toBe(1);
  for (const [place, level] of levels.entries()) expect(level - (levels[place - 1] ?? level)).toBeLessThanOrEqual(1);
  expect(
    await page.evaluate(
      "[...document.querySelectorAll('table')].every((table) => table.caption.textContent !== '' && [...table.querySelectorAll('th')].every((cell) => cell.scope !== ''))",
    ),
  ).toBe(true);
});

test("without a failure there is no timeline, and the page still works", async () => {
  const well = pictureHtml({ ...scene, story: undefined, phases: scene.phases.slice(0, 1) });
  const { page, complaints } = await browser.open("well.html", well);

  expect(await page.evaluate("document.querySelector('input[type=range]')")).toBeNull();
  expect(await textOf(page, "#landings")).toContain("while nothing fails");
  expect(complaints).toEqual([]);
});
