import { withoutKeys } from "../plan/address";
import { object, type JsonObject } from "../plan/json";
import { declaredInJson, declaredInPlan, markedInPlan, type Declaration } from "./declarations";
import { derivedMask } from "./derived-mask";
import { either, hides, isHidden, withNames } from "./mask";
import { isPlain } from "./plain";
import { outputsIn, valuesIn, type Held } from "./plan-values";
import type { Reference } from "./references";
import { remoteVerdict, type RemoteOutputs } from "./remote-outputs";
import { isSecretName } from "./secret-name";
import { allReferences, asOne, type Written } from "./written";

/** What taint is worked out from. */
export interface TaintSources {
  readonly plan: JsonObject;
  readonly remote: ReadonlyMap<string, RemoteOutputs>;
  /** The stack's JSON, that of base too: only there it is written what a local is. */
  readonly stacks: readonly JsonObject[];
  /** Whether a secret that is known already is in a value. */
  readonly holdsSecret: (value: unknown) => boolean;
}

interface Place {
  readonly declaration: Declaration;
  readonly written: Written;
}

interface Known {
  readonly held: readonly Held[];
  /** Of its attributes. */
  readonly names: ReadonlySet<string>;
}

/** Follows references to secrets, whatever is made of these on the way. */
export class Taint {
  private readonly declarations = new Map<string, Declaration[]>();
  private readonly values = new Map<string, Held[]>();
  private readonly marked: ReadonlySet<string>;
  private readonly resources = new Map<string, Known>();
  private readonly answers = new Map<string, boolean>();
  /** What was asked on the way to the answer that is looked for. */
  private asked: Set<string> | undefined;

  constructor(private readonly sources: TaintSources) {
    const { plan, stacks } = sources;
    const root = object(object(plan["configuration"])["root_module"]);
    this.marked = new Set(markedInPlan(root));
    for (const one of [...stacks.flatMap((stack) => [...declaredInJson(stack)]), ...declaredInPlan(root)]) {
      this.declarations.set(one.address, [...(this.declarations.get(one.address) ?? []), one]);
    }
    for (const one of valuesIn(plan)) {
      const address = withoutKeys(one.name);
      this.values.set(address, [...(this.values.get(address) ?? []), one]);
    }
  }

  /** The mask of an attribute: what of it is made from a secret. */
  mask(address: string, attribute: string, value: unknown): unknown {
    const places = this.written(address, attribute);
    const fine = places.filter(({ declaration }) => !declaration.isCoarse);
    const tells = fine.length > 0 && (fine.some((one) => this.leads(one)) || !places.some((one) => this.leads(one)));
    return (tells ? fine : places)
      .map(({ declaration, written }) => derivedMask(written, value, (one) => this.reaches(declaration, one)))
      .reduce(either, false);
  }

  /** Whether the keys of a resource's instances are made from a secret. */
  inKeys(address: string): boolean {
    return (this.declarations.get(address) ?? []).some((one) => one.each.some((each) => this.reaches(one, each)));
  }

  private written(address: string, attribute: string): Place[] {
    return (this.declarations.get(address) ?? []).flatMap((declaration) => {
      const written = declaration.attributes.get(sourceOf(address, attribute));
      if (written !== undefined) return [{ declaration, written }];
      // a data source answers with what it was asked for
      const isData = /^(?:module\.[^.]+\.)*data\./.test(address);
      return isData ? [...declaration.attributes.values()].map((one) => ({ declaration, written: asOne(one) })) : [];
    });
  }

  private leads({ declaration, written }: Place): boolean {
    return [...allReferences(written)].some((one) => this.reaches(declaration, one));
  }

  private isTainted(address: string, attribute = "value"): boolean {
    return this.marked.has(address) || this.written(address, attribute).some((one) => this.leads(one));
  }

  private reaches({ module, each }: Pick<Declaration, "module" | "each">, reference: Reference): boolean {
    if (reference[0] === "each") return each.some((one) => this.reaches({ module, each: [] }, one));
    const key = JSON.stringify([module, reference]);
    const known = this.answers.get(key);
    if (known !== undefined || this.asked?.has(key) === true) return known ?? false;
    const isFirst = this.asked === undefined;
    const asked = (this.asked ??= new Set());
    asked.add(key);
    const answer = this.follow(module, reference);
    if (answer) this.answers.set(key, true);
    // only now, as what leads back to here had no answer yet
    else if (isFirst) for (const one of asked) this.answers.set(one, false);
    if (isFirst) this.asked = undefined;
    return answer;
  }

  private follow(module: string, [kind = "", name = "", ...rest]: Reference): boolean {
    if (kind === "var") return this.variable(module, name);
    if (kind === "local") return this.local(module, name);
    if (kind === "module") return this.moduleOutputs(`${module}module.${name}.`, rest);
    if (kind === "data") return this.object(`${module}data.${name}.${rest[0] ?? ""}`, rest.slice(1));
    return this.object(`${module}${kind}.${name}`, rest);
  }

  private variable(module: string, name: string): boolean {
    const { plan, stacks, holdsSecret } = this.sources;
    if (this.isTainted(`${module}var.${name}`)) return true;
    if (module !== "") return false;
    const said = stacks.map((stack) => object(object(stack["variable"])[name])["sensitive"]);
    return said.includes(true) || holdsSecret(object(object(plan["variables"])[name])["value"]);
  }

  private local(module: string, name: string): boolean {
    const address = `${module}local.${name}`;
    if (this.declarations.has(address)) return this.isTainted(address);
    // the stack is there, and has no such local: a projection has added it
    return (module !== "" || this.sources.stacks.length === 0) && this.anything(module);
  }

  /** What cannot be seen may lead to all that there is in its module. */
  private anything(module: string): boolean {
    const held = [...this.values].filter(([address]) => address.startsWith(module)).flatMap(([, all]) => all);
    if (held.some(({ value, mask }) => hides(withNames(value, mask)) || this.sources.holdsSecret(value))) return true;
    if ([...this.marked].some((address) => address.startsWith(`${module}var.`))) return true;
    const all = [...this.declarations.values()].flat();
    const given = all.filter(({ address }) => address.startsWith(`${module}var.`));
    const inside = all.filter((one) => one.module === module);
    return (
      given.some(({ address }) => this.isTainted(address)) ||
      inside.some((one) =>
        [...one.attributes.values()]
          .flatMap((written) => [...allReferences(written)])
          .some((each) => this.reaches(one, each)),
      )
    );
  }

  private moduleOutputs(inner: string, path: readonly string[]): boolean {
    const named = path.map((step) => `${inner}output.${step}`).filter((address) => this.declarations.has(address));
    const all = [...this.declarations.keys()].filter((address) => address.startsWith(`${inner}output.`));
    return (named.length > 0 ? named : all).some((address) => this.isTainted(address));
  }

  private object(address: string, steps: readonly string[]): boolean {
    const [, state] = /(?:^|\.)data\.terraform_remote_state\.([^.]+)$/.exec(address) ?? [];
    if (state !== undefined) return this.remoteOutputs(address, state, steps);
    if (steps.some(isSecretName)) return true;
    const { held, names } = this.known(address);
    // before it there is the key of an instance
    const start = steps.findIndex((step) => names.has(step));
    const path = start === -1 ? [] : steps.slice(start);
    if (held.some(({ mask }) => isHidden(mask, path))) return true;
    if (held.some(({ value }) => partsAt(value, path).some(this.sources.holdsSecret))) return true;
    return (path[0] === undefined ? [...names] : [path[0]]).some((name) => this.isTainted(address, name));
  }

  /** What is known of a resource: many refer to it, so it is worked out once. */
  private known(address: string): Known {
    const known = this.resources.get(address);
    if (known !== undefined) return known;
    const held = this.values.get(address) ?? [];
    const declared = (this.declarations.get(address) ?? []).flatMap(({ attributes }) => [...attributes.keys()]);
    const made: Known = {
      held: held.map((one) => ({ ...one, mask: withNames(one.value, one.mask) })),
      names: new Set([...declared, ...held.flatMap(({ value }) => Object.keys(object(value)))]),
    };
    this.resources.set(address, made);
    return made;
  }

  private remoteOutputs(address: string, state: string, [outputs, name]: readonly string[]): boolean {
    if (outputs !== undefined && outputs !== "outputs") return false;
    const stack = this.sources.remote.get(state);
    const held = (this.values.get(address) ?? []).map(({ value }) => object(object(value)["outputs"]));
    const promised = stack?.plan === undefined ? [] : [...outputsIn(stack.plan)];
    const known = [
      ...held.flatMap((one) => Object.entries(one)),
      ...promised.map((one) => [one.name, one.value] as const),
    ];
    const names = new Set([...known.map(([one]) => one), ...(stack?.declared.keys() ?? [])]);
    if (names.size === 0) return true;
    return (name !== undefined && names.has(name) ? [name] : [...names]).some((one) => {
      const values = known.flatMap(([called, value]) => (called === one ? [value] : []));
      const verdict = remoteVerdict(one, stack);
      if (verdict === "plain") return values.some(this.sources.holdsSecret);
      return verdict === "secret" || values.length === 0 || !values.every(isPlain);
    });
  }
}

/** `output` of the resource that is built in is its `input`. */
function sourceOf(address: string, attribute: string): string {
  return attribute === "output" && /(?:^|\.)terraform_data\.[^.]+$/.test(address) ? "input" : attribute;
}

function partsAt(value: unknown, [step, ...rest]: readonly string[]): unknown[] {
  if (step === undefined) return [value];
  if (Array.isArray(value)) return value.flatMap((one) => partsAt(one, [step, ...rest]));
  return partsAt(object(value)[step], rest);
}
