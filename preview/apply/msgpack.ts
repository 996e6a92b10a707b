import { decode } from "@msgpack/msgpack";
import type { Json } from "../affected/json";

/** Terraform writes what is not known yet as an extension. */
const extensionCodec = {
  tryToEncode: () => null,
  decode: (): never => {
    throw new RangeError("a value that is not known yet");
  },
};

/**
 * Reads what Terraform writes of a value that is all known.
 *
 * @throws RangeError where it ends too early, or holds what JSON has no word for
 */
export function fromMsgpack(data: Buffer): Json {
  try {
    return decode(data, { extensionCodec }) as Json;
  } catch (error) {
    throw new RangeError("a value that cannot be read", { cause: error });
  }
}
