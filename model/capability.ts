import type { CloudName } from "./cloud-name";
import type { Path } from "./rule";

/** What becomes of a wish on one cloud. */
export type Support =
  /** It is built, in this way. */
  | { readonly realised: string }
  /** There is something near to it, which is built; nothing is refused. */
  | { readonly partly: string }
  /** It is refused wherever it is asked, for this reason; `instead` is the nearest thing that works, as an instruction. */
  | { readonly refused: string; readonly instead: string };

/** A wish that not every cloud can meet, or not in the same way. `T` is the part of a declaration it is asked in. */
export interface Capability<T> {
  /** The code of a refusal is `capability/<id>`. */
  readonly id: string;
  /** Names the wish without an article, so that it fits behind "AWS has no". */
  readonly wish: string;
  readonly on: Readonly<Record<CloudName, Support>>;
  readonly source: string;
  /** The settings that ask for it. */
  readonly asked: (declared: T) => readonly Path[];
}
