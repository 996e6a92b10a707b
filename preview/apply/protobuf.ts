import { Reader } from "protobufjs";

/** A field of a message: its number, and what it holds where that is bytes, a text or another message. */
export interface Field {
  readonly number: number;
  readonly bytes: Buffer;
}

const counted = 2;

/**
 * The fields of a protobuf message that hold bytes, texts or messages, in their order: whoever knows the message sees what is
 * there twice.
 *
 * @throws RangeError where it ends too early, or is none
 */
export function protobufFields(message: Buffer): readonly Field[] {
  const reader = Reader.create(message);
  const fields: Field[] = [];
  try {
    while (reader.pos < reader.len) {
      const key = reader.uint32();
      if ((key & 7) === counted) fields.push({ number: key >>> 3, bytes: Buffer.from(reader.bytes()) });
      else reader.skipType(key & 7);
    }
  } catch (error) {
    throw new RangeError("a message that cannot be read", { cause: error });
  }
  return fields;
}
