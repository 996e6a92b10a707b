import { expectedProblems } from "../../../cli/expected";
import type { Atlas } from "../../../simulator/atlas/atlas";
import { loadAtlas } from "../../../simulator/atlas/load-atlas";

type Own = NonNullable<Parameters<typeof loadAtlas>[0]>;

const latency = (...lines: string[]): Own => ({ latency: { name: "ours.csv", text: lines.join("\n") } });
const players = (...lines: string[]): Own => ({ players: { name: "players.csv", text: lines.join("\n") } });

describe("the estimate", () => {
  const atlas = loadAtlas();
  const internet = (from: string, to: string): number => atlas.roundTrip("internet", from, to).milliseconds;

  test("is the distance there and back through glass, longer than the great circle, and a fixed part", () => {
    // 5585 km from New York to London
    const [there, glass] = [5585, 299.792 / 1.468];
    expect(internet("us-east", "london")).toBeCloseTo((2 * there * 2.1) / glass + 8, -1);
    expect(atlas.roundTrip("backbone", "new-york", "london").milliseconds).toBeCloseTo(
      (2 * there * 1.65) / glass + 3,
      -1,
    );
  });

  test("is the same there and back", () => {
    expect(internet("kr", "frankfurt")).toBeCloseTo(internet("frankfurt", "kr"), 6);
  });

  test("within a city the backbone takes a millisecond, and no packet is faster than light", () => {
    expect(atlas.roundTrip("backbone", "seoul", "tencent/ap-seoul")).toEqual({ milliseconds: 1, by: "estimate" });
    expect(internet("kr", "seoul")).toBe(8);
  });

  test("the border of mainland China costs on the Internet, once, and not on a cloud's own network", () => {
    const out = internet("cn-east", "tencent/ap-tokyo");
    const neighbour = internet("kr", "tencent/ap-tokyo");
    expect(out - neighbour).toBeGreaterThanOrEqual(40);
    expect(internet("cn-east", "alibaba/cn-wuxi-telecom")).toBeLessThan(15);
    expect(atlas.roundTrip("backbone", "tencent/ap-shanghai", "tencent/ap-tokyo").milliseconds).toBeLessThan(40);
  });

  test("a pair that is asked again is the same object: nothing is worked out twice", () => {
    expect(atlas.roundTrip("internet", "kr", "tokyo")).toBe(atlas.roundTrip("internet", "kr", "tokyo"));
  });
});

test("players enter GA2 at the areas that are given, and other entries where their cloud is", () => {
  const atlas = loadAtlas();
  expect(atlas.points("ga2", ["ap-seoul", "eu-frankfurt"]).map(({ id, title }) => [id, title])).toEqual([
    ["tencent/ap-seoul", "Seoul"],
    ["tencent/eu-frankfurt", "Frankfurt"],
  ]);
  expect(atlas.points("aia", []).map(({ id }) => id)).toContain("sao-paulo");
  expect(atlas.points("global-accelerator", []).length).toBeGreaterThan(80);
});

describe("a team's own round trips", () => {
  const by = (atlas: Atlas, road: "internet" | "backbone", from: string, to: string) => {
    const { milliseconds, by: how } = atlas.roundTrip(road, from, to);
    return how === "measured" ? milliseconds : how;
  };

  test("count in both directions and on both roads", () => {
    const atlas = loadAtlas(latency("from,to,milliseconds", "kr,tencent/ap-tokyo,33.5"));
    expect(by(atlas, "internet", "kr", "tencent/ap-tokyo")).toBe(33.5);
    expect(by(atlas, "backbone", "tencent/ap-tokyo", "kr")).toBe(33.5);
    expect(by(atlas, "internet", "kr", "aws/ap-northeast-1")).toBe("estimate");
  });

  test("each direction and road that has a row of its own keeps it", () => {
    const atlas = loadAtlas(
      latency(
        "# measured at night",
        "from, to, milliseconds, road",
        "seoul,tencent/ap-tokyo,30,backbone",
        "tencent/ap-tokyo,seoul,35,backbone",
        "seoul,tencent/ap-tokyo,50",
        "",
      ),
    );
    expect(by(atlas, "backbone", "seoul", "tencent/ap-tokyo")).toBe(30);
    expect(by(atlas, "backbone", "tencent/ap-tokyo", "seoul")).toBe(35);
    expect(by(atlas, "internet", "seoul", "tencent/ap-tokyo")).toBe(50);
    expect(by(atlas, "internet", "tencent/ap-tokyo", "seoul")).toBe(50);
  });

  test("stand for places that nobody knows", () => {
    const atlas = loadAtlas(latency("from,to,milliseconds", "cn-east,alibaba/cn-nowhere-cmcc,9"));
    expect(by(atlas, "internet", "cn-east", "alibaba/cn-nowhere-cmcc")).toBe(9);
    expect(() => atlas.roundTrip("internet", "kr", "alibaba/cn-nowhere-cmcc")).toThrow("simulator/unknown-place");
  });

  test("are named among the sources", () => {
    expect(loadAtlas(latency("from,to,milliseconds")).sources[0]).toBe("measured round trips: ours.csv");
  });
});

describe("a team's own players", () => {
  test("replace the weights; regions that are not named have none", () => {
    const atlas = loadAtlas(players("id,weight", "kr,90", "jp,10", "br,0"));
    expect(atlas.players.map(({ id, weight }) => [id, weight])).toEqual([
      ["kr", 90],
      ["jp", 10],
    ]);
    expect(atlas.players[0]).toMatchObject({ title: "South Korea", latitude: 37.57 });
  });

  test("may be where no region of the data is, and are called what the file says", () => {
    const atlas = loadAtlas(
      players("id,weight,title,latitude,longitude", "busan,5,Busan,35.18,129.08", 'kr,1,"Seoul, and around",,'),
    );
    expect(atlas.where("busan")).toMatchObject({ title: "Busan", latitude: 35.18, longitude: 129.08 });
    expect(atlas.where("kr")).toMatchObject({ title: "Seoul, and around", latitude: 37.57 });
    expect(atlas.roundTrip("internet", "busan", "seoul").milliseconds).toBeLessThan(20);
  });

  test("may be in mainland China, which costs at its border, and leave it", () => {
    const line = "shenzhen,1,Shenzhen,22.54,114.06";
    const header = "id,weight,title,latitude,longitude,mainland";
    const [inside, outside] = ["true", "false"].map((word) => loadAtlas(players(header, `${line},${word}`)));
    const trip = (atlas: Atlas | undefined) =>
      atlas?.roundTrip("internet", "shenzhen", "hong-kong").milliseconds ?? NaN;
    expect(inside?.players[0]?.mainland).toBe(true);
    expect(trip(inside) - trip(outside)).toBeGreaterThanOrEqual(40);
    expect(loadAtlas(players(header, line + ",")).players[0]?.mainland).toBe(false);
    const mainland = (...rows: string[]) => loadAtlas(players("id,weight,mainland", ...rows)).players[0]?.mainland;
    expect([mainland("cn-east,1,"), mainland("cn-east,1,false"), mainland("kr,1,true")]).toEqual([true, false, true]);
  });

  test("measurements may name players of the data that the file leaves out", () => {
    const { latency: file } = latency("from,to,milliseconds", "jp,tokyo,5");
    expect(() => loadAtlas({ ...players("id,weight", "kr,1"), latency: file })).not.toThrow();
  });
});

describe("fails", () => {
  const problemsOf = (own: Own) => {
    try {
      loadAtlas(own);
    } catch (error) {
      return expectedProblems(error);
    }
    return [];
  };

  test.each<[string, Own, number, RegExp]>([
    ["csv-header", latency("from,to", "kr,jp"), 1, /no column `milliseconds`/],
    ["csv-header", latency("from,to,milliseconds,raod", ""), 1, /`raod` is no column here, did you mean road\?/],
    ["csv-header", latency("from,to,milliseconds,to"), 1, /column `to` is there twice/],
    ["csv-header", latency("from,road", "kr,internet"), 1, /no column `to` and `milliseconds`/],
    ["csv-header", latency("# only a comment"), 1, /there is no header: the file has no rows/],
    ["csv-header", latency("# ours", "no,tokyo,5"), 2, /there is no header: the first line is `no,tokyo,5`/],
    ["csv-header", players("identity,people", "kr,1"), 1, /there is no header/],
    ["csv-header", latency("from;to;milliseconds", "kr;jp;1"), 1, /separated with semicolons/],
    ["csv-header", players("id\tweight", "kr\t1"), 1, /separated with tabs/],
    ["csv-character", players("id,weight,title", "kr,1,\u001b[2J"), 2, /`title` holds U\+001B/],
    ["csv-character", players("id,weight,title", "kr,1,a\u009bm"), 2, /U\+009B/],
    ["csv-character", players("id,weight,title", 'kr,1,"a', 'b"'), 3, /U\+000A/],
    ["csv-character", players("id,weight,title", "kr,1,a\uffff"), 2, /U\+FFFF/],
    ["csv-character", players("id,weight,title", "k\u0000r,1,a"), 2, /`id` holds U\+0000/],
    ["csv-character", latency("from,to,milliseconds", "kr,tokyo,1\u0007"), 2, /`milliseconds` holds/],
    ["csv-character", latency("from,to\u0007,milliseconds", "kr,tokyo,1"), 1, /the header holds/],
    ["csv-syntax", latency("from,to,milliseconds", '"kr,jp,1'), 2, /Quote/],
    ["csv-cells", latency("from,to,milliseconds", "kr,,1"), 2, /says nothing under `to`/],
    ["csv-cells", latency("from,to,milliseconds", "kr,tokyo,1,internet"), 2, /4 cells, and the header 3/],
    ["csv-id", latency("from,to,milliseconds", "", "kr,tencent/ap-tokio,1"), 3, /did you mean tencent\/ap-tokyo\?/],
    ["csv-id", latency("from,to,milliseconds", "constructor,kr,1"), 2, /`constructor` is no place/],
    ["csv-number", latency("from,to,milliseconds", "kr,tokyo,fast"), 2, /`milliseconds` is fast/],
    ["csv-number", latency("from,to,milliseconds", "kr,tokyo,-1"), 2, /`milliseconds` is -1/],
    ["csv-number", latency("from,to,milliseconds", "kr,tokyo,1e3"), 2, /`milliseconds` is 1e3/],
    ["csv-road", latency("from,to,milliseconds,road", "kr,tokyo,1,interent"), 2, /did you mean internet\?/],
    ["csv-twice", latency("from,to,milliseconds", "kr,tokyo,1", "kr,tokyo,2"), 3, /line 2 has measured the same/],
    ["csv-id", players("id,weight", "kor,1"), 2, /`kor` is no region that is known/],
    ["csv-id", players("id,weight,latitude,longitude", "tokyo,1,35,139"), 2, /name of an entry point/],
    ["csv-number", players("id,weight", "kr,-1"), 2, /`weight` is -1/],
    ["csv-number", players("id,weight,latitude,longitude", "x,1,91,0"), 2, /`latitude` is 91/],
    ["csv-twice", players("id,weight", "kr,1", "jp,1", "kr,2"), 4, /`kr` has a row already, in line 2/],
    ["csv-mainland", players("id,weight,mainland", "kr,1,no"), 2, /`mainland` is no/],
    ["csv-nobody", players("id,weight", "kr,0"), 1, /there are no players/],
  ])("simulator/%s: %j", (code, own, line, what) => {
    const problems = problemsOf(own);
    expect(problems).toEqual([
      expect.objectContaining({ code: `simulator/${code}`, line, what: expect.stringMatching(what) as unknown }),
    ]);
  });

  test.each([
    ["write the header `id,weight`, which may go on with `,title,latitude,longitude,mainland`", "id,wait"],
    ["begin the file with the line `id,weight`, which may go on with `,title,latitude,longitude,mainland`", "kr,1"],
    ["separate them with commas: `id,weight`", "id;weight"],
  ])("a header is told as it is to be written: %s", (fix, header) => {
    expect(problemsOf(players(header))?.[0]).toMatchObject({ fix });
  });

  test("no message holds what a terminal obeys", () => {
    const escape = "\u001b\u009b31m";
    const texts = [
      `id,weight\n"${escape}`,
      `id,weight\n"a"${escape}",1`,
      `${escape},weight\n`,
      `id,weight\n${escape},1\n`,
    ];
    const told = texts.map((text) => JSON.stringify(problemsOf(players(text))));
    for (const one of told) expect(JSON.parse(one)).toHaveLength(1);
    expect(told.join("")).not.toMatch(/\\u001b|\p{Cc}/u);
  });

  test("problems of a file are in the order of its lines, whatever is wrong", () => {
    const lines = (own: Own) => problemsOf(own)?.map((problem) => "line" in problem && problem.line);
    expect(lines(latency("from,to,milliseconds", "kr,nowhere,1", "kr,tokyo", "kr,tokyo,x"))).toEqual([2, 3, 4]);
    expect(lines(players("id,weight", "kr,x", "jp", "nowhere,1"))).toEqual([2, 3, 4]);
  });

  test("a row that is refused has measured nothing, so that another may", () => {
    const problems = problemsOf(
      latency("from,to,milliseconds,road", "kr,tokyo,fast", "kr,tokyo,5", "kr,tokyo,-1", "kr,tokyo,6"),
    );
    expect(problems).toMatchObject([
      { line: 2, code: "simulator/csv-number" },
      { line: 4, code: "simulator/csv-number" },
      { line: 5, code: "simulator/csv-twice", what: "line 3 has measured the same" },
    ]);
  });

  test("everything that is wrong with both files comes in one go, with file and line", () => {
    const problems = problemsOf({
      ...latency("from,to,milliseconds", "kr,tokyo,fast", "kr,nowhere,1", "jp,tokyo,2"),
      ...players("id,weight", "kr,x", "jp,1", "jp,2"),
    });
    expect(problems).toMatchObject([
      { file: "players.csv", line: 2, code: "simulator/csv-number" },
      { file: "players.csv", line: 4, code: "simulator/csv-twice" },
      { file: "ours.csv", line: 2, code: "simulator/csv-number" },
      { file: "ours.csv", line: 3, code: "simulator/csv-id" },
    ]);
  });
});
