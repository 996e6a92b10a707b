import { Program } from "../../../drill/program";

/** A program that is told things while it runs. */
export class TypedProgram extends Program {
  type(text: string): void {
    this.child.stdin?.write(text);
  }
}
