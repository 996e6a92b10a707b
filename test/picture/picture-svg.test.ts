import { pictureSvg } from "../../picture/picture-svg";
import { hostile, scene } from "./support/scene";
import { TestBrowser } from "./support/browser";

jest.setTimeout(180_000);

const svg = pictureSvg(scene);
let browser: TestBrowser;

beforeAll(async () => {
  browser = await TestBrowser.start();
});
afterAll(() => browser.close());

/** What is found in the SVG when a real parser of XML has read it. */
async function found(expression: string): Promise<unknown> {
  const { page } = await browser.open("empty.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>');
  return page.evaluate(
    `{ const xml = new DOMParser().parseFromString(${JSON.stringify(svg)}, "image/svg+xml"); ${expression} }`,
  );
}

test("it is XML, whatever regions are called", async () => {
  expect(await found("xml.querySelector('parsererror')?.textContent")).toBeUndefined();
  expect(await found("xml.documentElement.tagName")).toBe("svg");
  expect(await found("[...xml.querySelectorAll('circle title')].map((title) => title.textContent).join()")).toContain(
    hostile,
  );
});

test("it says in words what it shows, and asks for nothing", async () => {
  const { page, complaints, requests } = await browser.open("map.svg", svg);

  expect(await page.evaluate("document.querySelector('title').textContent")).toBe(
    "duel prod: where players land, when edge:tokyo-east fails",
  );
  expect(await page.evaluate("document.querySelector('desc').textContent")).toContain("edge:tokyo-east fails: ");
  expect(complaints).toEqual([]);
  expect(requests).toEqual([]);
  expect(Buffer.byteLength(svg)).toBeLessThan(200_000);
});

test("what it shows is written under the map, and what its signs mean", async () => {
  const { page } = await browser.open("map.svg", svg);

  const shown = (await page.evaluate(
    "[...document.querySelectorAll('.under-map text')].map((text) => text.textContent).join(' ')",
  )) as string;
  expect(shown).toContain("duel prod: where players land, when edge:tokyo-east fails");
  expect(shown).toContain("50\u00a0% are stranded");
  for (const meaning of ["home", "entry point in use", "players get no answer", "backhaul: private road", "has failed"])
    expect(shown).toContain(meaning);
});

test("a part of home and a road have signs of their own, beside what has failed as a whole", () => {
  const told = (id: string, extent: "whole" | "part"): string => {
    if (scene.story === undefined) throw new Error("the scene has no story");
    return pictureSvg({ ...scene, story: { ...scene.story, broken: [{ id, extent }] } });
  };
  const [whole, part, road] = [told("home", "whole"), told("home", "part"), told("backhaul:tokyo-east", "whole")];

  const signs = (drawn: string) =>
    ["cross", "slash", "cut"].filter((name) => drawn.includes(`class="broken-sign ${name}"`));
  expect([whole, part, road].map(signs)).toEqual([["cross"], ["slash"], ["cut"]]);
  expect(part).toContain("a part of it has failed");
  expect(road).toContain("the road is cut");
  expect(road).toContain('class="backhaul private broken"');
  expect(whole).not.toContain('class="backhaul private broken"');
});

test("it shows the moment of the failure; and without one how players land", async () => {
  expect(await found("xml.querySelector('[data-players=jp]').getAttribute('class')")).toBe("stranded");
  expect(await found("xml.querySelectorAll('.wide [data-mark=\"edge:tokyo-east\"] .cross').length")).toBe(1);
  const well = pictureSvg({ ...scene, story: undefined, phases: scene.phases.slice(0, 1) });
  expect(well).not.toContain('class="broken-sign');
});

test.each([
  ["light", false],
  ["dark", true],
])("what is drawn is in the frame: %s", async (_, dark) => {
  const { page } = await browser.open("map.svg", svg, { dark });

  const outside = await page.evaluate(`(() => {
    const frame = document.documentElement.getBoundingClientRect();
    return [...document.querySelectorAll(".wide .labels text, .under-map text")].filter((text) => {
      const box = text.getBoundingClientRect();
      return box.left < frame.left || box.right > frame.right || box.top < frame.top || box.bottom > frame.bottom;
    }).map((text) => text.textContent);
  })()`);
  expect(outside).toEqual([]);
});
