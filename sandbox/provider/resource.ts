import type { Behaviour, Change, Objection } from "../behaviour/behaviour";
import { blockValue } from "../schema/block-value";
import type { Facts } from "../schema/facts";
import type { Schema } from "../schema/schema";
import { shownPath, type Path } from "../value/path";
import { unknown, type Group } from "../value/value";
import { alone } from "./alone";
import { changedAt } from "./changes";
import type { Cloud } from "./cloud";
import { cloudError } from "./cloud-error";
import { Refusal, type Diagnostic } from "./diagnostic";
import { fillIn, template } from "./fill-in";
import type { Knobs } from "./knobs";
import { plan, type PlanRequest } from "./plan";
import { inTurn } from "./turns";
import { validate } from "./validate";

/** An id of an object in another region than the provider's: `id@region`. */
const regionSuffix = /^(.+)@([a-z]{2}(?:-[a-z]+)+-\d+)$/;

/** What a change is made from. `planned` is null for a delete. */
export interface ApplyRequest {
  readonly prior: Group | null;
  readonly planned: Group | null;
  readonly config: Group | null;
}

/** One type of resource, as the provider and its cloud treat it. */
export class Resource {
  constructor(
    private readonly type: string,
    readonly schema: Schema,
    private readonly facts: Facts,
    private readonly behaviour: Behaviour,
  ) {}

  validate(config: Group): Diagnostic[] {
    return validate(this.facts, config);
  }

  /**
   * The planned state, and the places whose change replaces the object.
   *
   * @throws Refusal
   */
  plan(request: PlanRequest, cloud: Cloud): { planned: Group; replaces: readonly Path[] } {
    const { block } = this.schema;
    const { prior, config } = request;
    const worked = plan({ block, facts: this.facts, ...this.behaviour }, request);
    const after = this.facts.regional && worked["region"] === unknown ? { ...worked, region: cloud.region } : worked;
    const open = { id: idOf(prior), before: prior, after, config, cloud: this.home(after, cloud) };
    const planned = this.behaviour.planned?.(open) ?? after;
    const change = { ...open, after: planned };
    hear(this.behaviour.refusedAtPlan, change);
    if (prior === null) return { planned, replaces: [] };
    const dotted = [
      ...this.facts.forceNew,
      ...(this.facts.regional ? ["region"] : []),
      ...(this.behaviour.replacedBy?.(change) ?? []),
    ];
    return { planned, replaces: dotted.flatMap((path) => changedAt(block, path, { before: prior, after: planned })) };
  }

  /**
   * Creates, updates or deletes; returns the state after it, null after a delete.
   *
   * @throws Refusal, and then nothing has changed
   */
  async apply(request: ApplyRequest, cloud: Cloud, knobs: Knobs): Promise<Group | null> {
    const state = request.planned ?? request.prior ?? {};
    const change = (): Promise<Group | null> => this.change(request, this.home(state, cloud), knobs);
    const turn = this.behaviour.inTurn?.(state);
    const key = this.behaviour.alone?.(state);
    if (key !== undefined) return alone(key, change, () => this.busy(key));
    return turn === undefined ? change() : inTurn(turn, change);
  }

  private busy(key: string): Refusal {
    return new Refusal(cloudError(this.type, "ResourceInUse", `${key} is busy with another change`));
  }

  private async change({ prior, planned, config }: ApplyRequest, cloud: Cloud, knobs: Knobs): Promise<Group | null> {
    const operation = planned === null ? "delete" : prior === null ? "create" : "update";
    await knobs.travel();
    knobs.fail(this.type, operation);
    const change = { id: idOf(prior), before: prior, after: planned, config, cloud };
    const act = (): Group | null => {
      hear(this.behaviour.refusedAtApply, change);
      return planned === null ? this.remove(idOf(prior), cloud) : this.write(change, planned);
    };
    const after = planned === null && this.behaviour.retriesDelete ? await knobs.retry(act) : act();
    await knobs.travel();
    return after;
  }

  /** The state as the cloud has it now; null when the object is gone. */
  async read(state: Group, cloud: Cloud, knobs: Knobs): Promise<Group | null> {
    await knobs.travel();
    knobs.fail(this.type, "read");
    return this.seen(String(idOf(state)), state, this.home(state, cloud));
  }

  /** The state of an object made elsewhere. @throws Refusal */
  import(id: string, cloud: Cloud): Group {
    if (!(this.facts.importer ?? false)) throw new Refusal(`resource ${this.type} doesn't support import`);
    const [, bare = id, region = null] = (this.facts.regional ? regionSuffix.exec(id) : null) ?? [];
    const state = this.seen(bare, {}, this.home({ region }, cloud));
    if (state === null) throw new Refusal(notFound(this.type, id));
    return state;
  }

  /** The cloud as seen from the region that an object lies in. */
  private home({ region }: Group, cloud: Cloud): Cloud {
    return this.facts.regional && typeof region === "string" ? cloud.in(region) : cloud;
  }

  private write(change: Change, planned: Group): Group {
    const { before, cloud } = change;
    const { block } = this.schema;
    const frozen =
      before && this.facts.immutableAtApply?.find((path) => isChanged(block, path, { before, after: planned }));
    if (frozen) throw new Refusal(`${this.type}: argument \`${frozen}\` cannot be changed`, [frozen]);
    if (before !== null && cloud.get(this.type, idOf(before) ?? "") === undefined) {
      throw new Refusal(notFound(this.type, idOf(before) ?? ""));
    }
    // what was lost before is no concern of a change to something else
    const old = before === null ? [] : cloud.missing(this.type, before);
    const lost = cloud
      .missing(this.type, planned)
      .find(({ path, value }) => !old.some((one) => one.path === path && one.value === value));
    if (lost) {
      const words = cloudError(
        this.type,
        "ResourceNotFound",
        `${shownPath([lost.path])}: ${lost.value} does not exist`,
      );
      throw new Refusal(`${words}, or not in region ${cloud.region}`);
    }
    this.refuseTwin(change, planned);

    const filled = fillIn(this.behaviour, planned, cloud);
    const id = change.id ?? this.newId(filled);
    // what depends on the object's own id can be told only now
    const told = fillIn(this.behaviour, blockValue(block, { ...filled, id }), cloud);
    const held = before === null ? null : (cloud.get(this.type, id)?.attributes ?? before);
    const attributes = this.behaviour.kept?.(told, held, cloud) ?? told;
    cloud.put({ type: this.type, id, attributes: without(attributes, ["timeouts"]) });
    this.behaviour.effect?.({ ...attributes, id }, cloud, before);
    const state = this.seen(id, planned, cloud);
    if (state === null) throw new Error(`${this.type} ${id} is gone as soon as it was written`);
    return state;
  }

  private newId(attributes: Group): string {
    const { id = `${this.type.split("_").at(-1) ?? ""}-{*}` } = this.behaviour;
    return typeof id === "string" ? template(id, attributes) : id(attributes);
  }

  private refuseTwin({ id, cloud }: Change, planned: Group): void {
    const { unique } = this.behaviour;
    const value = unique && planned[unique.attribute];
    if (unique === undefined || typeof value !== "string") return;
    const twin = cloud.list(this.type).find((one) => one.id !== id && one.attributes[unique.attribute] === value);
    if (twin) throw new Refusal(unique.says(value), [unique.attribute]);
  }

  private remove(id: string | undefined, cloud: Cloud): null {
    const found = id === undefined ? undefined : cloud.get(this.type, id);
    if (id === undefined || found === undefined || this.behaviour.outlives?.(found.attributes)) return null;
    const holders = cloud.holders(this.type, id);
    if (holders.length > 0) {
      const shown = holders.map((one) => `${one.type} ${one.id}`).join(", ");
      const { inUse = "ResourceInUse" } = this.behaviour;
      throw new Refusal(cloudError(this.type, inUse, `${this.type} ${id} is used by ${shown}`));
    }
    cloud.delete(this.type, id);
    return null;
  }

  /** What a read of the cloud gives, with what is never read back as the state has it. */
  private seen(id: string, state: Group, cloud: Cloud): Group | null {
    const found = cloud.get(this.type, id);
    if (found === undefined) return null;
    const { neverRead = [] } = this.behaviour;
    const read = { ...found.attributes, ...this.behaviour.seen?.({ ...found.attributes, id }, cloud), id };
    const kept = Object.fromEntries(
      ["timeouts", ...neverRead]
        // right after a create the cloud's own choice is all there is
        .filter((name) => state[name] !== unknown)
        .map((name) => [name, state[name] ?? null]),
    );
    return blockValue(this.schema.block, { ...read, ...kept });
  }
}

function hear(objections: readonly Objection[] = [], change: Change): void {
  for (const objection of objections) {
    const words = objection(change);
    if (words !== undefined) throw new Refusal(words);
  }
}

function isChanged(block: Schema["block"], path: string, states: { before: Group; after: Group }): boolean {
  const after = states.after[path];
  return after !== unknown && changedAt(block, path, states).length > 0;
}

function without(attributes: Group, names: readonly string[]): Group {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !names.includes(name)));
}

function idOf(state: Group | null): string | undefined {
  const id = state?.["id"];
  return typeof id === "string" ? id : undefined;
}

function notFound(type: string, id: string): string {
  return cloudError(type, "ResourceNotFound", `${type}: ${id} does not exist`);
}
