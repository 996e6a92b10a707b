import { sha256 } from "../affected/canonical";
import { withoutKeys } from "../plan/address";
import { isObject, type JsonObject } from "../plan/json";
import { canonicalText } from "./canonical-text";
import { either, hides } from "./mask";
import { isPlain } from "./plain";
import { outputsIn, valuesIn, type Held } from "./plan-values";
import type { Taint } from "./taint";

/** Masks of values that are made from secrets, by where they stand and what they are. */
export class DerivedMasks {
  private readonly masks = new Map<string, unknown>();

  /** Learns a plan. Returned is what is seen elsewhere too: outputs, which others read, and keys, which are in addresses. */
  learn(plan: JsonObject, taint: Taint): Held[] {
    const keys: Held[] = [];
    for (const { name: address, value } of valuesIn(plan)) {
      const declared = withoutKeys(address);
      for (const [name, one] of isObject(value) ? Object.entries(value) : []) {
        this.add([address, name, one], taint.mask(declared, name, one));
      }
      const [, key] = /\["((?:[^"\\]|\\.)*)"\]$/.exec(address) ?? [];
      if (key !== undefined && !isPlain(key) && taint.inKeys(declared))
        keys.push({ name: `key of ${declared}`, value: key, mask: true });
    }
    const outputs = [...outputsIn(plan)].map(({ name, value }): Held => {
      const mask = taint.mask(`output.${name}`, "value", value);
      this.add(["output", name, value], mask);
      return { name: `output ${name}`, value, mask };
    });
    return [...keys, ...outputs];
  }

  /** The mask of the value of an attribute there; of that of an output, where the address is `output`. */
  of(address: string, attribute: string, value: unknown): unknown {
    return this.masks.size > 0 && this.masks.get(placeOf(address, attribute, value));
  }

  private add(place: Parameters<typeof placeOf>, mask: unknown): void {
    if (!hides(mask)) return;
    const key = placeOf(...place);
    this.masks.set(key, either(mask, this.masks.get(key)));
  }
}

function placeOf(address: string, attribute: string, value: unknown): string {
  return sha256(JSON.stringify([withoutKeys(address), attribute, canonicalText(value)]));
}
