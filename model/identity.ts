import { alibabaIdentity } from "./alibaba/identity";
import { awsIdentity } from "./aws/identity";
import { tencentIdentity } from "./tencent/identity";

/** A type of resource that is, or may be, an entry. */
export interface EntryType {
  readonly type: string;
  /** Attribute by which others refer to it. */
  readonly id: string;
  /** Attributes that make one of them an entry, where others of the type are ordinary. */
  readonly where?: Readonly<Record<string, string>>;
  /** Attributes that hold the address, public by nature; a dot leads into blocks. */
  readonly shows: readonly string[];
  /** Flag that takes the entry out of service when it is false. */
  readonly flag?: string;
  /** Attribute that says which families of addresses there are, and its value for the most. */
  readonly families?: { readonly attribute: string; readonly both: string };
}

/** A type of resource that sends what reaches an entry somewhere. */
export interface BindingType {
  readonly type: string;
  /** Attribute by which others refer to it. */
  readonly id: string;
  /** Attribute with the id of the entry, or of the listener before it. */
  readonly to: string;
  /** Several share the work: one of them less unbinds nothing. */
  readonly shared: boolean;
  /** Attribute with the share of traffic, and where the weights of its endpoints are. */
  readonly shares?: { readonly dial?: string; readonly endpoints: string; readonly weight: string };
}

/** A type of record that, as `where` says, delegates a zone. */
interface DelegationType {
  readonly type: string;
  readonly where: Readonly<Record<string, string>>;
  /** Attributes that together say which name is delegated, and by which parent. */
  readonly names: readonly string[];
}

/** What of a cloud players, firewalls and app stores know, as Terraform's types. */
export interface Identity {
  readonly entries: readonly EntryType[];
  readonly bindings: readonly BindingType[];
  /** Types of public addresses that relays, edges, areas and home have of their own. */
  readonly addresses: readonly string[];
  /** Types of zones of names. */
  readonly zones: readonly string[];
  readonly delegations: readonly DelegationType[];
}

/** Of all clouds, also those that nothing is built on yet. */
export const identities: readonly Identity[] = [tencentIdentity, awsIdentity, alibabaIdentity];
