import type { Answer, Door, Question, Talk, Tried, World } from "../../../probe/world";

/** What a test says of the world; all else is well. */
export interface Said {
  readonly name?: World["name"];
  /** By `tcp 7000 198.51.100.1`, `tcp 7000`, or `tcp`. */
  readonly doors?: Readonly<Record<string, Tried>>;
  /** By `A play.example`. */
  readonly records?: Readonly<Record<string, readonly string[] | Exclude<Answer, { outcome: "answered" }>>>;
  readonly talk?: Partial<Talk>;
}

const closedByNature = [22, 53, 179, 8404, 8405];

/** A world in which players' doors are open and all others closed, until a test says otherwise. */
export function fakeWorld({ name = "cloud", doors = {}, records = {}, talk }: Said = {}): World & {
  readonly asked: string[];
} {
  const asked: string[] = [];
  const absent = () => Promise.resolve({ outcome: "unknown", why: "not said by the test" } as const);
  return {
    name,
    asked,
    views: name === "cloud" ? ["zone", "public"] : ["zone"],
    follow: name === "cloud" ? ["public"] : ["zone"],
    tries: name === "cloud" ? 3 : 1,
    resolve: ({ type, name: wanted, at }: Question) => {
      const said = records[`${type} ${wanted} ${at}`] ?? records[`${type} ${wanted}`] ?? [];
      return Promise.resolve("outcome" in said ? said : { outcome: "answered", values: said });
    },
    open: ({ protocol, port, address }: Door) => {
      const keys = [`${protocol} ${port} ${address}`, `${protocol} ${port}`, protocol];
      asked.push(keys[0] ?? "");
      const [key] = keys.filter((one) => one in doors);
      const usual: Tried = closedByNature.includes(port) || port > 10_000 ? { outcome: "silent" } : { outcome: "open" };
      return Promise.resolve((key === undefined ? undefined : doors[key]) ?? usual);
    },
    ...(name === "cloud" && { talk: { certificate: absent, ask: absent, send: absent, route: absent, ...talk } }),
  };
}
