import { folded } from "./folded";
import { formsOf } from "./forms";
import { partsOf } from "./parts";
import { reportWords } from "./report-words";
import { least, TextIndex, type Span } from "./text-index";
import { isTrivial } from "./trivial";

const wordsOfReports = reportWords();

/** The secrets of a run, and where they are written. */
export class KnownSecrets {
  private readonly names = new Map<string, string>();
  private readonly forms = new TextIndex();
  private readonly foldedForms = new TextIndex();

  /** @param name where it was found; what is found first counts */
  add(secret: string, name: string): void {
    for (const part of this.names.has(secret) ? [] : partsOf(secret)) this.addPart(part, name);
  }

  /** Whether the whole text is a secret. */
  has(text: string): boolean {
    return this.names.has(text);
  }

  /** Where it was found. */
  nameOf(secret: string): string | undefined {
    return this.names.get(secret);
  }

  /** Where secrets are written in a text, in whatever form. What is shorter than six characters is not looked for. */
  find(text: string): Span[] {
    const spans = this.forms.find(text);
    if (this.foldedForms.isEmpty) return spans;
    const { text: flat, at } = folded(text);
    const position = (index: number): number => at[index] ?? text.length;
    const wrapped = this.foldedForms
      .find(flat)
      .map(({ start, end, secret }) => ({ start: position(start), end: position(end - 1) + 1, secret }));
    return [...spans, ...wrapped];
  }

  private addPart(secret: string, name: string): void {
    if (this.names.has(secret)) return;
    this.names.set(secret, name);
    const core = secret.trim();
    if (core.length < least || isTrivial(core) || wordsOfReports.has(core)) return;
    for (const form of formsOf(core)) this.forms.add(form, secret);
    if (/\s/.test(core)) this.foldedForms.add(folded(core).text, secret);
  }
}
