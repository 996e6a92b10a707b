import { randomBytes } from "node:crypto";
import { excerpt } from "../synthesis/excerpt";
import { Redactor } from "./redactor";

/** The end of what a program has said, without what the variables it was given keep secret or what looks like a secret. */
export function safeExcerpt(env: NodeJS.ProcessEnv, ...texts: readonly string[]): string {
  const redactor = new Redactor(randomBytes(32));
  redactor.learnEnvironment(env);
  // masked before it is shortened: half a secret would not be known for one
  return excerpt(...texts.map((text) => redactor.text(text)));
}
