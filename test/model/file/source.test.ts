import { join } from "node:path";
import { readSource, type Source } from "../../../model/file/source";
import { GamesFolder } from "../games-folder";

const games = new GamesFolder();

afterAll(() => {
  games.remove();
});

function source(text: string): Source {
  games.write({ "a.yaml": text });
  const read = readSource(join(games.path, "a.yaml"), games.path);
  if ("problems" in read) throw new Error(JSON.stringify(read.problems));
  return read.source;
}

const text = `home: &home
  fleet: { min: 1, max: 2 }
  zones:
    - ap-seoul-1
    - ap-seoul-2
again: *home
`;

test.each<[readonly (string | number)[], number, number]>([
  [["home", "fleet", "min"], 2, 17],
  [["home", "zones", 1], 5, 7],
  [["home", "fleet", "image"], 2, 10],
  [["home", "fleet", "min", "deeper"], 2, 17],
  [["again", "fleet", "max"], 2, 25],
  [["nothing"], 1, 1],
  [[], 1, 1],
])("the value at %j stands at %d:%d, or as near as there is one", (path, line, column) => {
  expect(source(text).locate(path)).toEqual({ line, column });
});

test.each<[readonly (string | number)[], number, number]>([
  [["home", "fleet"], 2, 3],
  [["home", "fleet", "max"], 2, 20],
  [["again"], 6, 1],
])("the key at %j stands at %d:%d", (path, line, column) => {
  expect(source(text).locateKey(path)).toEqual({ line, column });
});

test("an empty file says nothing", () => {
  expect(source("").value).toEqual({});
  expect(source("# nothing\n").value).toEqual({});
});

test("a byte order mark and Windows line ends are as nothing", () => {
  expect(source("\ufeffa: 1\r\nb: 2\r\n").value).toEqual({ a: 1, b: 2 });
});
