import { isEnsNode } from "../../../model/alibaba/ens-node";
import { edgeRegions as alibabaEdges } from "../../../model/alibaba/regions";
import { acceleratorRegions, unlistedRegions as unlistedOnAws } from "../../../model/aws/regions";
import { loadGames } from "../../../model/load";
import {
  areaRegions,
  edgeRegions as tencentEdges,
  homeRegions,
  unlistedRegions as unlistedOnTencent,
} from "../../../model/tencent/regions";
import { loadAtlas } from "../../../simulator/atlas/load-atlas";
import { shipped } from "../../../simulator/atlas/shipped";
import { root } from "../../cli/test-project";

const atlas = loadAtlas();
const { players, points, regions, ensCities } = shipped();
const named: readonly (readonly [string, readonly string[]])[] = [
  ["aws", [...acceleratorRegions, ...unlistedOnAws]],
  ["tencent", [...homeRegions, ...unlistedOnTencent, ...tencentEdges, ...areaRegions]],
  ["alibaba", alibabaEdges],
];

test.each(named)("every region of %s that the model knows is on the map", (cloud, all) => {
  const missing = all.filter((region) => atlas.where(`${cloud}/${region}`) === undefined);
  expect(missing).toEqual([]);
});

test("every region on the map is known to the model, so that none is misspelt", () => {
  const known = named.flatMap(([cloud, all]) => all.map((region) => `${cloud}/${region}`));
  expect(regions.map(({ id }) => id).filter((id) => !known.includes(id))).toEqual([]);
});

test("every place of the shipped environments is on the map", () => {
  const { environments } = loadGames(`${root}/games`);
  const places = environments.flatMap(({ environment: { cloud, home, edges } }) => [
    `${cloud}/${home.region}`,
    ...Object.values(edges).map((edge) => `${edge.cloud ?? cloud}/${edge.region}`),
  ]);
  expect(places.length).toBeGreaterThan(10);
  expect(places.filter((place) => atlas.where(place) === undefined)).toEqual([]);
});

test("cities that several lists have are where they are in all of them", () => {
  const all = [...Object.values(points).flat(), ...regions, ...ensCities].map(({ title, latitude, longitude }) => ({
    title,
    at: `${latitude} ${longitude}`,
  }));
  const twice = all.filter(({ title, at }) => all.some((other) => other.title === title && other.at !== at));
  expect(twice).toEqual([]);
});

test("an id means one place", () => {
  const everywhere = [
    ...players.map(({ id }) => id),
    ...regions.map(({ id }) => id),
    ...new Set(
      Object.values(points)
        .flat()
        .map(({ id }) => id),
    ),
  ];
  expect(new Set(everywhere).size).toBe(everywhere.length);
  for (const list of Object.values(points)) expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
});

test("figures are possible ones", () => {
  const places = [...players, ...regions, ...ensCities, ...Object.values(points).flat()];
  const wrong = places.filter(
    ({ id, title, latitude, longitude }) =>
      !/^[a-z/-]+[a-z0-9-]*$/.test(id) || title === "" || !(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180),
  );
  expect(wrong).toEqual([]);
  expect(players.filter(({ weight }) => !(weight > 0))).toEqual([]);
  // world's Internet users, of which these countries have most: 5.4 billion in 2023 (ITU)
  const sum = players.reduce((total, { weight }) => total + weight, 0);
  expect(sum).toBeGreaterThan(0.7 * 5400);
  expect(sum).toBeLessThan(5400);
});

test("a node of ENS is where its city is, and in the mainland by its country", () => {
  for (const { id } of ensCities) expect(isEnsNode(`${id}-cmcc`)).toBe(true);
  expect(atlas.where("alibaba/cn-wuxi-telecom_unicom_cmcc-2")).toMatchObject({ title: "Wuxi", mainland: true });
  expect(atlas.where("alibaba/hk-hongkong-cmcc")).toMatchObject({ title: "Hong Kong", mainland: false });
  expect(atlas.where("alibaba/cn-nowhere-cmcc")).toBeUndefined();
});

test("what the figures rest on is told, with a year", () => {
  expect(atlas.sources.length).toBeGreaterThan(5);
  expect(atlas.sources.join("\n")).toMatch(/ITU.*\n[^]*Tencent sheet, section 15.*2026/);
});
