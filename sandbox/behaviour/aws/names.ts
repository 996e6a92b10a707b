import { createHash, randomBytes } from "node:crypto";
import { shown } from "../../value/value";
import { says } from "../objections";
import type { Made } from "../behaviour";

/** The one account there is. */
export const account = "123456789012";

export function hex(length: number): string {
  return randomBytes(Math.ceil(length / 2))
    .toString("hex")
    .slice(0, length);
}

/** An id as EC2 makes them: `vpc-0` and sixteen digits. */
export function ec2Id(kind: string): () => string {
  return () => `${kind}-0${hex(16)}`;
}

/** The arn of an object whose id is made before it. `what` is a template, as in a behaviour. */
export function arn(service: string, what: string): string {
  return `arn:aws:${service}:{region}:${account}:${what}`;
}

/** A name that is left out, or only begun by `name_prefix`. The longest a prefix may be leaves room for 26 characters. */
export function generatedName(usual: string): Made {
  return ({ name_prefix: prefix }) => `${says(prefix) ? shown(prefix) : usual}${hex(26)}`;
}

/** The same text for the same words, for what AWS makes up once and for all: zones of its regions, ids of routes. */
export function digest(words: string, length: number): string {
  return createHash("sha256").update(words).digest("hex").slice(0, length);
}
