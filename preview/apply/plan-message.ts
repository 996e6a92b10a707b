import type { Json } from "../affected/json";
import { fromMsgpack } from "./msgpack";
import { protobufFields } from "./protobuf";

/** What a saved plan says of where its state lies and what it was given. `terraform show` tells neither. */
export interface PlanMessage {
  /** Undefined where it was made without one, as for HCP Terraform. */
  readonly backend?: { readonly type: string; readonly config: Json; readonly workspace: string };
  /** Values of variables that do not come from the configuration. */
  readonly variables: ReadonlyMap<string, Json>;
}

// numbers of fields: `planproto`, the same in Terraform and OpenTofu
const plan = { variables: 2, backend: 13 };
const backend = { type: 1, config: 2, workspace: 3 };
const [msgpack, key, content] = [1, 1, 2];

/**
 * Reads the `tfplan` in a saved plan.
 *
 * @throws RangeError where it is none
 */
export function planMessage(tfplan: Buffer): PlanMessage {
  const fields = protobufFields(tfplan);
  const variables = fields
    .filter(({ number }) => number === plan.variables)
    .map(({ bytes }) => [one(bytes, key).toString("utf8"), untyped(dynamic(one(bytes, content)))] as const);
  const [place, other] = fields.filter(({ number }) => number === plan.backend);
  if (other !== undefined) throw new RangeError("two backends");
  const text = (number: number): string => (place === undefined ? "" : one(place.bytes, number).toString("utf8"));
  return {
    variables: new Map(variables),
    ...(place && {
      backend: {
        type: text(backend.type),
        config: dynamic(one(place.bytes, backend.config)),
        workspace: text(backend.workspace),
      },
    }),
  };
}

/** A field that is there once: of two, one reader takes the first and another the last. */
function one(message: Buffer, number: number): Buffer {
  const [found, other] = protobufFields(message).filter((field) => field.number === number);
  if (found === undefined || other !== undefined) throw new RangeError(`field ${number} is not there once`);
  return found.bytes;
}

function dynamic(value: Buffer): Json {
  return fromMsgpack(one(value, msgpack));
}

/** Where a type is not known beforehand, it stands in front of the value; nothing has none. */
function untyped(value: Json): Json {
  if (value === null) return null;
  const [, inner] = Array.isArray(value) ? (value as readonly Json[]) : [];
  if (inner === undefined) throw new RangeError("a variable without a type");
  return inner;
}
