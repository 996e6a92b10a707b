/** What an environment's stacks have published: what players and their programs may know of it. */
export interface Deployed {
  readonly entry: {
    readonly addresses: readonly string[];
    /** The name under which the cloud itself publishes them, where it does. */
    readonly dnsName?: string;
  };
  /** Public addresses of edges, by their keys in the environment. Retired edges are among them while their stack stands. */
  readonly edges: Readonly<Record<string, { readonly addresses: Readonly<Record<string, string>> }>>;
  /** Names that DNS has been told; empty without `dns`. */
  readonly names: readonly string[];
}
