import type { Behaviour, Reference } from "../behaviour/behaviour";
import type { FiledObject, Store, StoredObject } from "../store";
import { valuesAt } from "../value/path";
import { shown, type Group } from "../value/value";

/** The simulated cloud as seen from one region: what an API of the real one would answer there. */
export class Cloud {
  constructor(
    private readonly store: Store,
    private readonly behaviours: Readonly<Record<string, Behaviour>>,
    readonly region: string,
    /** The provider's own configuration. */
    readonly settings: Group = {},
  ) {}

  /** The same cloud, seen from another region. */
  in(region: string): Cloud {
    return new Cloud(this.store, this.behaviours, region, this.settings);
  }

  /** The object, if it can be reached from this region. */
  get(type: string, id: string): FiledObject | undefined {
    const object = this.store.get(type, this.key(type, id));
    return object !== undefined && this.reaches(object, this.region) ? object : undefined;
  }

  /** All objects of a type that can be reached from this region. */
  list(type: string): FiledObject[] {
    return this.store.list(type).filter((object) => this.reaches(object, this.region));
  }

  /** All objects of a type, wherever they lie. */
  everywhere(type: string): FiledObject[] {
    return this.store.list(type);
  }

  put(object: Omit<StoredObject, "region">): void {
    const global = this.behaviours[object.type]?.global ?? false;
    const { type, id, attributes } = object;
    const filed = { type, id, ...(!global && { region: this.region }), attributes };
    this.store.put(filed, this.key(type, id));
  }

  /** Deletes an object, and with it those that cannot be without it. */
  delete(type: string, id: string): void {
    for (const { object, reference } of this.referrers(type, id)) {
      if (reference.onDelete === "with") this.delete(object.type, object.id);
    }
    this.store.delete(type, this.key(type, id));
  }

  /** Arguments that refer to what is not there, as path and value. */
  missing(type: string, attributes: Group): { path: string; value: string }[] {
    const references = Object.entries(this.behaviours[type]?.references ?? {});
    return references.flatMap(([path, reference]) => {
      if (reference.unchecked) return [];
      const region = regionOf(reference, attributes) ?? this.region;
      return stringsAt(attributes, path)
        .filter((value) => !this.isThere(reference, value, region))
        .map((value) => ({ path, value }));
    });
  }

  /** The objects that keep this one from being deleted. */
  holders(type: string, id: string): FiledObject[] {
    const referrers = this.referrers(type, id);
    const target = this.store.get(type, this.key(type, id))?.file;
    // what goes with it does not hold it, nor does it hold itself
    const going = referrers.filter(({ reference }) => reference.onDelete === "with").map(({ object }) => object.file);
    return referrers
      .filter(({ reference }) => (reference.onDelete ?? "refuse") === "refuse")
      .map(({ object }) => object)
      .filter(({ file }) => file !== target && !going.includes(file));
  }

  private referrers(type: string, id: string): { object: FiledObject; reference: Reference }[] {
    const target = this.store.get(type, this.key(type, id));
    if (target === undefined) return [];
    const namedHere = this.behaviours[type]?.namedPerRegion ?? false;
    return Object.entries(this.behaviours).flatMap(([referrer, { references = {} }]) =>
      Object.entries(references).flatMap(([path, reference]) => {
        const [by] = targets(reference).flatMap((one) => (one.type === type ? [one.by] : []));
        if (by === undefined) return [];
        const named = attribute(target, by);
        return this.store
          .list(referrer)
          .filter(({ region }) => !namedHere || region === target.region)
          .filter(({ attributes }) => stringsAt(attributes, path).includes(named))
          .map((object) => ({ object, reference }));
      }),
    );
  }

  private isThere(reference: Reference, value: string, region: string): boolean {
    const found = targets(reference).flatMap(({ type, by }) => {
      const object = by === "id" ? this.store.get(type, this.key(type, value, region)) : undefined;
      return object ?? this.store.list(type).filter((one) => attribute(one, by) === value);
    });
    return found.some((object) => this.reaches(object, region));
  }

  /** What an object is filed under. */
  private key(type: string, id: string, region = this.region): string {
    return this.behaviours[type]?.namedPerRegion ? `${id}@${region}` : id;
  }

  private reaches({ region }: StoredObject, from: string): boolean {
    return region === undefined || region === from;
  }
}

function targets({ to, by: usual = "id" }: Reference): { type: string; by: string }[] {
  return to.map((one) => {
    const [type = "", by = usual] = one.split(".");
    return { type, by };
  });
}

function regionOf({ region }: Reference, attributes: Group): string | undefined {
  return region === undefined ? undefined : stringsAt(attributes, region)[0];
}

function attribute({ id, attributes }: StoredObject, name: string): string {
  return name === "id" ? id : shown(attributes[name]);
}

function stringsAt(attributes: Group, path: string): string[] {
  return valuesAt(attributes, path).flatMap(({ value }) => (typeof value === "string" && value !== "" ? [value] : []));
}
