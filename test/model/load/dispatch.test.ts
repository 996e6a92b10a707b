import { GamesFolder, right } from "../games-folder";

let games: GamesFolder;
beforeEach(() => (games = new GamesFolder()));
afterEach(() => games.remove());

const told = (dispatch: string): readonly string[] =>
  games.write({ "duel/test.yaml": `${right}dispatch: ${dispatch}\n` }).load().told;
const inRegion = (settings: string): string => `{ regions: { kr: { ${settings} } } }`;

test.each([
  "",
  "{}",
  "{ prefer: [tokyo, entry] }",
  "{ prefer: [[tokyo], entry] }",
  inRegion("networks: ['2001:db8::/32']"),
])("may be said: %s", (dispatch) => expect(told(dispatch)).toEqual([]));

test.each<[string, string, string]>([
  ["a list of regions", "[kr]", '`dispatch` is ["kr"], which is a list, not a group of settings (setting/type)'],
  ["one edge", "{ prefer: tokyo }", '`dispatch.prefer` is "tokyo", which is text, not a list (setting/type)'],
  ["a number", "{ prefer: [1] }", "`dispatch.prefer.0` is 1, which is a number, not text or a list (setting/type)"],
  ["nobody", "{ prefer: [[]] }", "`dispatch.prefer.0` is [], but it must have at least 1 entries (setting/length)"],
  [
    "an edge that is none",
    "{ prefer: [[tokyo, tokio]] }",
    "`dispatch.prefer.0.1` names tokio, which is no edge, did you mean tokyo? (dispatch/unknown-edge)",
  ],
  [
    "a misspelt setting",
    "{ region: {} }",
    "there is no setting `dispatch.region`, did you mean regions? (setting/unknown)",
  ],
  [
    "an address in place of a range",
    inRegion("networks: [1.2.3.4]"),
    '`dispatch.regions.kr.networks.0` is "1.2.3.4": it must be a range of addresses such as 203.0.113.0/24 (setting/format)',
  ],
  [
    "a range that is too small",
    inRegion("networks: [1.2.3.4/33]"),
    '`dispatch.regions.kr.networks.0` is "1.2.3.4/33": it must be a range of addresses such as 203.0.113.0/24 (setting/format)',
  ],
  ["no weight", "{ weights: { tokyo: 0 } }", "`dispatch.weights.tokyo` is 0, but it must be 1 to 1000 (setting/range)"],
  [
    "a weight as text",
    '{ weights: { tokyo: "5" } }',
    '`dispatch.weights.tokyo` is "5", which is text, not a whole number (setting/type)',
  ],
  ["a second", "{ ttlSeconds: 1 }", "`dispatch.ttlSeconds` is 1, but it must be 5 to 3600 (setting/range)"],
  [
    "ten seconds",
    "{ maxAgeSeconds: 10 }",
    "`dispatch.maxAgeSeconds` is 10, but it must be 3600 to 7776000 (setting/range)",
  ],
])("refused: %s", (_what, dispatch, what) => {
  expect(told(dispatch)).toEqual([expect.stringContaining(` ${what}; `)]);
});
