import type { Environment } from "../model/environment";

/** What is looked at: the declaration, and what the environment's stacks have published. */
export interface Subject {
  readonly environment: Environment;
  readonly entry: { readonly addresses: readonly string[]; readonly dnsName?: string };
  /** Public address of home's own, which relays may connect to. @default - home has none but the entry's */
  readonly homeAddress?: string;
  /** Addresses of edges, by the keys of both. */
  readonly edges: Readonly<Record<string, { readonly addresses: Readonly<Record<string, string>> }>>;
  readonly names: readonly string[];
  /** Stacks that are declared and not deployed. */
  readonly missing: readonly string[];
  /** The command that deploys a stack in this world. */
  readonly deploy: (stack: string) => string;
}
