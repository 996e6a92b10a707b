import { dotted } from "../dotted";
import type { Environment } from "../environment";
import { contains, martians } from "../network";
import { pairs } from "../pairs";
import type { Path, Rule } from "../rule";

/** What the addresses must be by which home's door knows relays: those that are written down. */
export const writtenAddressRules: readonly Rule<Environment>[] = [
  {
    code: "relay/address-private",
    source: "RFC 6890: what routers of the Internet filter",
    check: (environment) =>
      written(environment).flatMap(({ address, path }) => {
        const martian = martians.find((range) => contains(range, `${address}/32`));
        if (martian === undefined) return [];
        const what = `\`${dotted(path)}\` is ${address}, but ${martian} is nobody's on the Internet, by which the relay reaches home`;
        return [{ path, what, fix: "write the relay's public address" }];
      }),
  },
  {
    code: "relay/address-shared",
    source: "design: every relay has an address of its own",
    check: (environment) =>
      pairs(written(environment))
        // inside of one edge that has been said
        .filter(([one, other]) => one.address === other.address && (one.edge === undefined || one.edge !== other.edge))
        .map(([{ path: first }, { path, address }]) => ({
          path,
          what: `\`${dotted(path)}\` is ${address}, which \`${dotted(first)}\` is too`,
          fix: "write the address that this relay has",
        })),
  },
];

interface Written {
  readonly address: string;
  readonly path: Path;
  /** The edge, or nothing at a site. */
  readonly edge?: string;
}

function written({ edges, entry: { bgp } }: Environment): Written[] {
  const ofEdges = Object.entries(edges).flatMap(([edge, { relays }]) =>
    Object.entries(relays.addresses ?? {}).map(([key, address]) => ({
      address,
      path: ["edges", edge, "relays", "addresses", key],
      edge,
    })),
  );
  const ofSites = Object.entries(bgp?.sites ?? {}).flatMap(([site, { machines }]) =>
    Object.entries(machines).map(([name, { address }]) => ({
      address,
      path: ["entry", "bgp", "sites", site, "machines", name, "address"],
    })),
  );
  return [...ofEdges, ...ofSites];
}
