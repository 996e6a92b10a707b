import { decode as decodeMsgpack, encode as encodeMsgpack, ExtensionCodec } from "@msgpack/msgpack";
import { unknown, type Value } from "./value";

// 0 is an unknown value, 12 one of which Terraform knows something, such as that it is not null
const extensions = new ExtensionCodec();
extensions.register({
  type: 0,
  encode: (value) => (value === unknown ? new Uint8Array([0]) : null),
  decode: () => unknown,
});
extensions.register({ type: 12, encode: () => null, decode: () => unknown });

export function encode(value: Value): Buffer {
  return Buffer.from(encodeMsgpack(value, { extensionCodec: extensions }));
}

export function decode(bytes: Uint8Array): Value {
  return withoutBigInts(decodeMsgpack(bytes, { extensionCodec: extensions, useBigInt64: true }));
}

/** 64-bit integers arrive as bigint whether or not they need to. */
function withoutBigInts(value: unknown): Value {
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (Array.isArray(value)) return value.map(withoutBigInts);
  if (typeof value !== "object" || value === null || value === unknown) return value as Value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutBigInts(item)]));
}
