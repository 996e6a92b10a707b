import { looksRandom } from "./random";
import { isSecretName } from "./secret-name";
import type { Span } from "./text-index";

/** What cannot be anything else, whatever stands around it. */
const keys = new RegExp(
  [
    /-----BEGIN [A-Z0-9 ]+-----[\s\S]*?(?:-----END [A-Z0-9 ]+-----|$)/,
    /\beyJ[\w-]{10,}(?:\.[\w-]+){2,4}/,
    /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
    /\bAKID[A-Za-z0-9]{13,40}\b/,
    /\bLTAI[A-Za-z0-9]{12,30}\b/,
    /\bgh[pousr]_[A-Za-z0-9]{20,}/,
    /\bgithub_pat_\w{20,}/,
    /\bglpat-[\w-]{16,}/,
    /\bxox[abeprs]-[\w-]{10,}/,
    /\bAIza[\w-]{35}/,
    /\b[rs]k_(?:live|test)_\w{16,}/,
    /\bhv[bs]\.[\w-]{20,}/,
    /\bhooks\.slack\.com\/services\/[\w/]+/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "g",
);
const bearer = /\b(?:authorization["']?\s*[:=]\s*["']?(?:basic|bearer|token)|bearer)\s+([\w.~+/-]{8,}=*)/dgi;
const login = /\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s/:@"']*:([^\s"']+)@/dgi;
const assignment =
  /(?<![\w.-])([\w.-]{3,60})(?:\\*["']\s*[=:]\s*|\s*=\s*|:\s+)(?:\\*["'](?=([^"'\\]{6,}))|(?=([^\s"'\\,;&)}\]]{6,})))/dg;
const token = /[\w+/=-]{20,}/g;

/** Secrets that their form or what stands before them gives away: keys, `Bearer …`, `scheme://user:password@`. */
export function shapesIn(text: string): Span[] {
  return [
    ...[...text.matchAll(keys)].map(({ 0: secret, index: start }) => ({ start, end: start + secret.length, secret })),
    ...groups(text, bearer, 1),
    ...groups(text, login, 1).filter(({ secret }) => !/^\d{1,5}(?:\/|$)/.test(secret)),
  ];
}

/** What is given to a secret's name: `DB_PASSWORD=…`, `"token": "…"`. */
export function assignmentsIn(text: string): Span[] {
  return [...text.matchAll(assignment)].flatMap((match) => {
    const [, name = "", quoted, bare] = match;
    const span = groupOf(match, quoted === undefined ? 3 : 2);
    const value = bare ?? quoted ?? "";
    // a reference is what a configuration has there, a plain word what a sentence has: `the token: missing`
    const isProse = /:\s+["'\\]*$/.test(text.slice(0, span.start)) && /^[A-Z]?[a-z]+[.!?]?$/.test(value);
    return !isSecretName(name) || isProse || /^[a-z_]+\.|^\(|\$\{/.test(value) ? [] : [span];
  });
}

/** Long texts that look as if they were drawn by lot. */
export function randomIn(text: string): Span[] {
  return [...text.matchAll(token)].flatMap(({ 0: secret, index: start }) => {
    const digest = /sha(?:1|256|384|512)[:-]$/.test(text.slice(Math.max(0, start - 7), start));
    return !digest && looksRandom(secret) ? [{ start, end: start + secret.length, secret }] : [];
  });
}

function groups(text: string, pattern: RegExp, group: number): Span[] {
  return [...text.matchAll(pattern)].map((match) => groupOf(match, group));
}

function groupOf(match: RegExpExecArray, group: number): Span {
  const [start, end] = match.indices?.[group] ?? [0, 0];
  return { start, end, secret: match[group] ?? "" };
}
