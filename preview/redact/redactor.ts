import { isObject, object, type JsonObject } from "../plan/json";
import { canBeSecret } from "./can-be-secret";
import { canonicalText } from "./canonical-text";
import { DerivedMasks } from "./derived-masks";
import { environmentSecrets } from "./environment-secrets";
import { KnownSecrets } from "./known-secrets";
import { leaves, marked } from "./marked";
import { either, maskOf, withNames } from "./mask";
import { Masks } from "./masks";
import { nested } from "./nested";
import { isCrossStack, outputVerdict, type Verdict } from "./output-source";
import { isPlain } from "./plain";
import { outputsIn, settingsIn, valuesIn, type Held } from "./plan-values";
import { remoteOutputsIn, type RemoteOutputs } from "./remote-outputs";
import { isSecretName } from "./secret-name";
import { assignmentsIn, randomIn, shapesIn } from "./shapes";
import { Taint } from "./taint";

/**
 * Knows the secrets of a run and keeps them out of what is shown. In their place stands a mask that is the same for equal
 * values: it tells whether a secret changes, and without the key nothing else.
 */
export class Redactor {
  private readonly secrets = new KnownSecrets();
  private readonly masks: Masks;
  private readonly seen = new WeakSet<JsonObject>();
  /** Values of outputs that cdktf marked, and that are none. */
  private readonly harmless = new Set<string>();
  private readonly derived = new DerivedMasks();

  /** @param key 32 bytes that are drawn by lot for each run, and never written down */
  constructor(key: Uint8Array) {
    this.masks = new Masks(key);
  }

  /** Learns the values of variables that are called like a secret. */
  learnEnvironment(env: NodeJS.ProcessEnv): void {
    for (const { name, secret } of environmentSecrets(env)) this.secrets.add(secret, name);
  }

  /**
   * Learns what a plan marks, names, or reads of other stacks as a secret, and what is made from that. All plans of a run
   * come before anything is shown, and a plan after those of the stacks that it reads.
   *
   * @param plan as `terraform show -json` has it
   * @param remote the stacks that its `terraform_remote_state` data sources read, by the names of these
   * @param stacks the JSON of the stack, that of base too: no plan shows what a local is
   */
  learnPlan(plan: JsonObject, remote: ReadonlyMap<string, RemoteOutputs>, stacks: readonly JsonObject[] = []): void {
    for (const one of [...remote.values(), { plan }]) if (one.plan !== undefined) this.learnMarks(one.plan);
    for (const { name, value, verdict } of remoteOutputsIn(plan, remote)) this.learnOutput(name, value, verdict);
    for (const { name, value, mask } of outputsIn(plan)) {
      if (mask === true && isCrossStack(name)) this.learnOutput(`output ${name}`, value, outputVerdict(plan, name));
      else this.learn(`output ${name}`, { [name]: value }, { [name]: mask });
    }
    const taint = new Taint({ plan, remote, stacks, holdsSecret: (value) => this.holdsSecret(value) });
    for (const { name, value, mask } of this.derived.learn(plan, taint)) this.learn(name, value, mask);
  }

  /** Learns what a stack has by the name of a secret: where it cannot be planned, Terraform quotes it in what it says. */
  learnStack(stack: JsonObject): void {
    const { resource, data, module, locals, variable } = stack;
    for (const named of [...[resource, data].flatMap((block) => Object.values(object(block))), module]) {
      for (const [name, args] of Object.entries(object(named))) this.learn(name, args, false);
    }
    this.learn("locals", object(locals), false);
    for (const [name, declared] of Object.entries(object(variable))) {
      const { sensitive, default: usual } = object(declared);
      this.learn(`variable ${name}`, { [name]: usual }, { [name]: sensitive === true });
    }
  }

  /** The mask of the attributes of a resource and, beyond it, what names say and what is made from secrets. */
  marks(address: string, values: unknown, mask: unknown): unknown {
    const marks = withNames(values, mask);
    if (!isObject(values)) return marks;
    return Object.fromEntries(
      Object.entries(values).map(([name, one]) => [
        name,
        either(maskOf(marks, name), this.derived.of(address, name, one)),
      ]),
    );
  }

  /**
   * What is shown of a value: its JSON, with masks in it.
   *
   * @param mask `true` in place of what is marked, in the shape of the value
   * @param path where it stands: the names of the attributes down to it
   */
  value(value: unknown, mask: unknown, path: readonly string[]): string {
    const shown = this.shown(value, path.some(isSecretName) && canBeSecret(value) ? true : withNames(value, mask));
    return typeof shown === "string" && this.masks.isMask(shown) ? shown : JSON.stringify(shown);
  }

  /**
   * What is shown of the value of an output.
   *
   * @param shown the value, perhaps with words in place of what is not known yet
   */
  output({ name, value, mask }: Held, shown = value): string {
    const known = [...leaves(value)].some((leaf) => this.secrets.has(leaf));
    const harmless = isPlain(value) || this.harmless.has(canonicalText(value));
    const own = mask === true && isCrossStack(name) && harmless && !known ? false : mask;
    return this.value(shown, either(own, this.derived.of("output", name, value)), [name]);
  }

  /** Any text, with masks in place of secrets and of what looks like one. Once more changes nothing. */
  text(text: string): string {
    let [before, after] = ["", text];
    while (after !== before) {
      before = after;
      const spans = [...this.secrets.find(after), ...shapesIn(after), ...assignmentsIn(after), ...randomIn(after)];
      after = this.masks.cover(after, this.masks.apart(after, spans));
    }
    return after;
  }

  /** Names of the secrets that still show in a finished text. What only looks as if drawn by lot is not among them. */
  leaks(text: string): string[] {
    const left = this.masks.apart(text, [...this.secrets.find(text), ...shapesIn(text)]);
    return [...new Set(left.map(({ secret }) => this.text(this.secrets.nameOf(secret) ?? "what looks like a key")))];
  }

  private learnMarks(plan: JsonObject): void {
    if (this.seen.has(plan)) return;
    this.seen.add(plan);
    for (const { name, value, mask } of [...valuesIn(plan), ...settingsIn(plan)]) this.learn(name, value, mask);
    for (const leaf of new Set(leaves(plan))) {
      for (const { secret } of [...shapesIn(leaf), ...assignmentsIn(leaf)])
        this.secrets.add(secret, "what looks like a key");
    }
  }

  private learn(name: string, value: unknown, mask: unknown): void {
    for (const secret of marked(value, withNames(value, mask))) this.secrets.add(secret, name);
  }

  private learnOutput(name: string, value: unknown, verdict: Verdict): void {
    if (verdict === "secret" || (verdict === "unclear" && !isPlain(value))) this.learn(name, value, true);
    else if (verdict === "plain" && !this.holdsSecret(value)) this.harmless.add(canonicalText(value));
  }

  private holdsSecret(value: unknown): boolean {
    return [...leaves(value)].some((leaf) => this.secrets.find(leaf).length > 0);
  }

  private shown(value: unknown, mask: unknown): unknown {
    if (mask === true) return this.masks.of(value);
    if (typeof value === "string") return this.text(this.withinJson(value));
    if (typeof value === "number") return this.secrets.find(String(value)).length > 0 ? this.masks.of(value) : value;
    if (Array.isArray(value)) return value.map((one, index) => this.shown(one, maskOf(mask, index)));
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [this.text(name), this.shown(one, maskOf(mask, name))]),
    );
  }

  /** A text that is JSON itself has names, too. */
  private withinJson(text: string): string {
    const inner = nested(text);
    if (inner === undefined) return text;
    const [plain, shown] = [JSON.stringify(inner), JSON.stringify(this.shown(inner, withNames(inner, false)))];
    return plain === shown ? text : shown;
  }
}
