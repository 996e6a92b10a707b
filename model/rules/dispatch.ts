import { isIPv4 } from "node:net";
import { entryWord, type Dispatch } from "../dispatch";
import { dotted } from "../dotted";
import type { Environment } from "../environment";
import { Networks } from "../networks";
import type { Finding, Path, Rule } from "../rule";
import { didYouMean } from "../suggest";
import { hostBits } from "./networks";

type Prefer = Dispatch["prefer"];

/** A word of a `prefer`, and where. */
interface Word {
  readonly path: Path;
  readonly word: string;
  /** It stands in a list of edges that are tried together. */
  readonly shared: boolean;
}

/** A network of a player region, and where. */
interface Network {
  readonly path: Path;
  readonly cidr: string;
  readonly region: string;
}

/** What holds of `dispatch` on every cloud. */
export const dispatchRules: readonly Rule<Environment>[] = [
  {
    code: "dispatch/unknown-edge",
    source: "design: players are sent to edges that are declared",
    check: ({ dispatch, edges }) => {
      const keys = Object.keys(edges).sort();
      const weighed = Object.keys(dispatch?.weights ?? {}).map((word) => ({
        path: ["dispatch", "weights", word],
        word,
      }));
      const preferred = orders(dispatch).flatMap(({ path, prefer }) => words(prefer, path));
      return [
        ...preferred.filter(({ word }) => word !== entryWord).map((one) => ({ ...one, known: [...keys, entryWord] })),
        ...weighed.map((one) => ({ ...one, known: keys })),
      ]
        .filter(({ word }) => !Object.hasOwn(edges, word))
        .map(({ path, word, known }) => {
          const what = `\`${dotted(path)}\` names ${word}, which is no edge${didYouMean(word, known)}`;
          return {
            path,
            what,
            fix: known.length === 0 ? "declare it under `edges`" : `choose one of: ${known.join(", ")}`,
          };
        });
    },
  },
  {
    code: "dispatch/twice",
    source: "design: an address is tried once",
    check: ({ dispatch }) =>
      orders(dispatch).flatMap(({ path, prefer }) => {
        const all = words(prefer, path);
        return all
          .filter(({ word }, index) => all.findIndex((other) => other.word === word) < index)
          .map((one) => ({
            path: one.path,
            what: `\`${dotted(path)}\` names ${one.word} twice`,
            fix: "remove one of the two",
          }));
      }),
  },
  {
    code: "dispatch/entry-shared",
    source: "design: the entry tells no load that players could be shared by",
    check: ({ dispatch }) =>
      orders(dispatch)
        .flatMap(({ path, prefer }) => words(prefer, path))
        .filter(({ word, shared }) => word === entryWord && shared)
        .map(({ path }) => ({
          path,
          what: `\`${dotted(path)}\` is the entry in a list of edges that share players`,
          fix: "write `entry` before the list or after it",
        })),
  },
  {
    code: "dispatch/network-start",
    source: "design: a range says exactly which addresses it has",
    check: ({ dispatch }) =>
      networks(dispatch)
        .filter(({ cidr }) => isIPv4(start(cidr)))
        .flatMap((network) => hostBits(network)),
  },
  {
    code: "dispatch/network-overlap",
    source: "design: a player is in one region",
    check: ({ dispatch }) => overlapping(networks(dispatch)),
  },
];

/** Of two ranges that share addresses one holds the first address of the other. */
function overlapping(all: readonly Network[]): Finding[] {
  const names = [...new Set(all.map(({ region }) => region))];
  const ranges = (name: string): string[] => all.filter(({ region }) => region === name).map(({ cidr }) => cidr);
  const regions = names.map((name) => ({ name, networks: new Networks(ranges(name)) }));
  return all.flatMap(({ path, cidr, region }) => {
    const other = regions.find(({ name, networks: has }) => name !== region && has.has(start(cidr)));
    if (other === undefined) return [];
    const what = `\`${dotted(path)}\` is ${cidr}, which lies in the networks of \`${other.name}\` as well`;
    return [{ path, what, fix: "give each region networks of its own" }];
  });
}

/** Every `prefer`, and where it stands. */
function orders(dispatch: Dispatch | undefined): { path: Path; prefer: Prefer }[] {
  if (dispatch === undefined) return [];
  const { prefer, regions } = dispatch;
  return [
    { path: ["dispatch", "prefer"], prefer },
    ...Object.entries(regions).map(([name, region]) => ({
      path: ["dispatch", "regions", name, "prefer"],
      prefer: region.prefer,
    })),
  ];
}

function words(prefer: Prefer, path: Path): Word[] {
  return prefer.flatMap((one, index): Word[] =>
    typeof one === "string"
      ? [{ path: [...path, index], word: one, shared: false }]
      : one.map((word, inner) => ({ path: [...path, index, inner], word, shared: true })),
  );
}

function networks(dispatch: Dispatch | undefined): Network[] {
  return Object.entries(dispatch?.regions ?? {}).flatMap(([region, { networks: all }]) =>
    all.map((cidr, index) => ({ path: ["dispatch", "regions", region, "networks", index], cidr, region })),
  );
}

function start(cidr: string): string {
  return cidr.slice(0, cidr.indexOf("/"));
}
