import { Store, type FiledObject } from "../store";
import { valuesAt } from "../value/path";

/** The objects of the simulated cloud as they are at one moment: each type is read once. */
export class Objects {
  private readonly store: Store;
  private readonly read = new Map<string | undefined, readonly FiledObject[]>();

  constructor(folder: string) {
    this.store = new Store(folder);
  }

  all(type?: string): readonly FiledObject[] {
    const known = this.read.get(type);
    if (known !== undefined) return known;
    const found = this.store.list(type);
    this.read.set(type, found);
    return found;
  }

  /** Those that hold a text at a dotted path. */
  holding(type: string, path: string, text: string): readonly FiledObject[] {
    return this.all(type).filter((object) => textsOf(object, path).includes(text));
  }
}

/** The texts and numbers at a dotted path of an object, as texts. */
export function textsOf({ attributes }: FiledObject, path: string): string[] {
  return valuesAt(attributes, path).flatMap(({ value }) =>
    (typeof value === "string" && value !== "") || typeof value === "number" ? [String(value)] : [],
  );
}
