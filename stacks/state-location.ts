import { resolve } from "node:path";
import type { State } from "../model/state";

/** Where the state of one stack lies, in Terraform's own words. */
export interface StateLocation {
  /** Name of the backend. */
  readonly type: State["backend"];
  /** For the stack itself. */
  readonly write: Readonly<Record<string, string | boolean>>;
  /** For stacks that read what it publishes. */
  readonly read: Readonly<Record<string, string | boolean>>;
  /** Versions of Terraform and OpenTofu that know all of `write`. */
  readonly terraform: string;
}

const everywhere = ">= 1.5";

/** Pure: the location follows from the declaration and the stack's name alone. Another name is another state. */
export function stateLocation(state: State, stack: string): StateLocation {
  switch (state.backend) {
    case "local": {
      // absolute, since Terraform runs in the stack's own output folder
      const path = { path: resolve(state.folder, `${stack}.tfstate`) };
      return { type: "local", write: path, read: path, terraform: everywhere };
    }
    case "s3": {
      const read = { bucket: state.bucket, key: `${state.prefix}/${stack}.tfstate`, region: state.region };
      // one writer at a time, by a lock file beside the state
      return { type: "s3", write: { ...read, encrypt: true, use_lockfile: true }, read, terraform: ">= 1.10" };
    }
    case "cos": {
      const read = { bucket: state.bucket, region: state.region, prefix: state.prefix, key: `${stack}.tfstate` };
      return { type: "cos", write: { ...read, encrypt: true }, read, terraform: everywhere };
    }
    case "pg": {
      // the connection holds a password and comes from PG_CONN_STR; at most 49 of the 63 bytes a schema's name may have
      const schema = { schema_name: stack.replaceAll("-", "_") };
      return { type: "pg", write: schema, read: schema, terraform: everywhere };
    }
  }
}
