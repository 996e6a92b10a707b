import { join } from "node:path";
import { loadGames } from "../../../model/load";
import type { Label, Spot } from "../../../picture/map/drawing";
import { drawMap } from "../../../picture/map/draw-map";
import { groundOf } from "../../../picture/map/ground";
import { pageLooks, pageWidths } from "../../../picture/map/pages";
import { wayBetween } from "../../../picture/map/way-between";
import { worldOf } from "../../../picture/map/world";
import { sceneOf } from "../../../picture/scene-of";
import { loadAtlas } from "../../../simulator/atlas/load-atlas";
import { scene } from "../support/scene";

const atlas = loadAtlas();
const { environments } = loadGames(join(__dirname, "..", "..", "..", "games"));
const shipped = environments.map(({ environment }) => {
  const one = sceneOf(environment, { atlas });
  return [`${environment.game} ${environment.name}`, one, drawMap(one, worldOf(one))] as const;
});

function far(one: Spot, other: Spot): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

/** The box of a name with letters of the page's usual width. */
function box({ x, y, text, anchor }: Label, size: number) {
  const wide = text.length * size * 0.5;
  const left = anchor === "start" ? x : anchor === "end" ? x - wide : x - wide / 2;
  return { left, right: left + wide, top: y - size * 0.8, bottom: y + size * 0.2 };
}

describe.each(shipped)("%s", (_, { edges }, { marks, labels, phases, lines, width, height }) => {
  test.each([
    ["wide", 11.5],
    ["medium", 17],
    ["narrow", 33],
  ] as const)("names on a %s page lie on no other name, and in the frame", (page, size) => {
    const boxes = labels[page].map((label) => ({ id: label.id, ...box(label, size) }));
    const clashes = boxes.flatMap((one, place) =>
      boxes
        .slice(place + 1)
        .filter(
          (other) =>
            one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom,
        )
        .map((other) => `${one.id} ${other.id}`),
    );
    expect(clashes).toEqual([]);
    expect(
      boxes.filter(({ left, right, top, bottom }) => left < 0 || right > width || top < 0 || bottom > height),
    ).toEqual([]);
  });

  test("home and every edge have a name on every page", () => {
    const wanted = ["home", ...Object.keys(edges).map((key) => `edge:${key}`)];
    for (const named of Object.values(labels))
      expect(named.map(({ id }) => id)).toEqual(expect.arrayContaining(wanted));
  });

  test.each(pageWidths)("no mark of home or of an edge lies on another mark of a %s page", (page) => {
    const fixed = marks[page].filter(({ kind }) => kind !== "point");
    const close = fixed.flatMap((one) =>
      marks[page].filter((other) => other.id !== one.id && far(one, other) < 5.5 * (one.scale + other.scale)),
    );
    expect(close).toEqual([]);
  });

  test.each(pageWidths)("no name of a %s page lies on the middle of other players' circle", (page) => {
    const [{ circles } = { circles: [] }] = phases;
    const named = labels[page].filter(({ kind }) => kind === "players" || kind === "point");
    const wrong = named.flatMap((label) => {
      const { left, right, top, bottom } = box(label, pageLooks[page].size);
      return circles
        .filter(({ id, x, y }) => `players:${id}` !== label.id && x > left && x < right && y > top && y < bottom)
        .map(({ id }) => `${label.text} on ${id}`);
    });
    expect(wrong).toEqual([]);
  });

  test("every way has its line, and widths follow shares", () => {
    const [{ ways } = { ways: [] }] = phases;
    expect(ways.filter(({ line }) => (lines[line] ?? "") === "")).toEqual([]);
    expect(ways.map(({ width: wide }) => wide)).toEqual(ways.map(({ width: wide }) => wide).sort((a, b) => b - a));
  });
});

describe("twenty edges with long names", () => {
  const edges = Object.fromEntries(
    Array.from({ length: 20 }, (_, place) => {
      const key = `new-edge-eu-${place}`;
      const where = { latitude: 42 + 2 * (place % 5), longitude: -4 + 4 * Math.floor(place / 5) };
      return [key, { ...where, title: key, region: "eu-central-1", road: "private" as const }];
    }),
  );
  const crowded = { ...scene, edges };
  const drawing = drawMap(crowded, worldOf(crowded));

  test.each(pageWidths)("are all told on a %s page, by a number where there is no room", (page) => {
    const named = drawing.labels[page].filter(({ kind }) => kind === "edge");
    expect(named.map(({ text, stands }) => stands ?? text).sort()).toEqual(Object.keys(edges).sort());
    expect(named.some(({ stands }) => stands !== undefined)).toBe(true);
    const numbers = named.flatMap(({ text, stands }) => (stands === undefined ? [] : text));
    expect(new Set(numbers).size).toBe(numbers.length);
    const { size } = pageLooks[page];
    expect(named.filter((label) => box(label, size).left < 0 || box(label, size).right > drawing.width)).toEqual([]);
  });
});

test("players of the far north and south are on the map", () => {
  const players = {
    jp: { title: "Svalbard", latitude: 78.2, longitude: 15.6 },
    "us-west": { title: "Ushuaia", latitude: -54.8, longitude: -68.3 },
  };
  const { phases, height } = drawMap({ ...scene, players }, worldOf({ ...scene, players }));
  const [{ circles } = { circles: [] }] = phases;
  expect(circles.filter(({ y }) => y < 5 || y > height - 5)).toEqual([]);
});

test("a way over the pole stays on the map, and ends where it did", () => {
  const way = wayBetween([77, 28.6], [-77, 38.9]);
  expect([way[0], way.at(-1)]).toEqual([
    [77, expect.closeTo(28.6)],
    [expect.closeTo(-77), expect.closeTo(38.9)],
  ]);
  expect(Math.max(...way.map(([, latitude]) => latitude))).toBeLessThan(75);
  const turns = way.map(([longitude], place) => Math.abs(longitude - (way[place - 1] ?? [longitude])[0]));
  expect(Math.max(...turns.map((turn) => Math.min(turn % 360, 360 - (turn % 360))))).toBeLessThan(13);
});

test("circles' areas are shares: half the players are half the area", () => {
  const [{ circles } = { circles: [] }] = drawMap(scene, worldOf(scene)).phases;
  expect(circles.map(({ radius }) => radius)).toEqual([42.4, 42.4]);
});

test("the seam is where the fewest ways cross it", () => {
  const [longitude] = worldOf(scene).projection.rotate();
  expect(longitude).toBe(-150);
  const europe = { ...scene.home, title: "Frankfurt", latitude: 50.11, longitude: 8.68 };
  const east = { title: "United States east", latitude: 40.71, longitude: -74.01 };
  const atlantic = { ...scene, home: europe, players: { jp: east, "us-west": east } };
  expect(worldOf(atlantic).projection.rotate()[0]).toBe(-11);
});

test("the ground is land, borders and the frame of the world", () => {
  const { sphere, land, borders } = groundOf(worldOf(scene));
  expect(sphere).toMatch(/^M.*Z$/);
  expect(land.length).toBeGreaterThan(10_000);
  expect(borders.length).toBeGreaterThan(10_000);
});
