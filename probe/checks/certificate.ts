import type { Check, Finding } from "../check";
import type { Certificate, Door } from "../world";
import { speechCheck } from "./speech";

/** Days before the end of a certificate from which on it is told. */
const daysToTell = 14;
const millisecondsOfDay = 86_400_000;

export interface CertificateWish {
  readonly part: string;
  readonly of: string;
  readonly door: Door;
  /** Name that players ask for. @default - none is looked for */
  readonly name?: string;
  readonly fix: string;
}

/** Looks at the certificate of a port that speaks TLS. Who signed it is told and not judged: a game may trust its own. */
export function certificateCheck({ part, of, door, name, fix }: CertificateWish): Check {
  return speechCheck({
    part,
    asks: `certificate on ${door.port} of ${door.address} (${of})`,
    expected: `valid today${name === undefined ? "" : `, for ${name}`}`,
    fix,
    speak: (talk, signal) => talk.certificate(door, name, signal),
    judge: (certificate) => judged(certificate, new Date(), fix),
  });
}

function judged({ subject, issuer, validFrom, validTo, mismatch }: Certificate, now: Date, fix: string): Finding {
  const found = `${subject}, signed by ${issuer}, to ${day(validTo)}`;
  const different = (because: string): Finding => ({ verdict: "different", found, because, fix });
  if (validTo < now) return different(`it ended on ${day(validTo)}: players' programs refuse it`);
  if (validFrom > now) return different(`it begins on ${day(validFrom)} only`);
  if (mismatch !== undefined) return different(`it is for other names: ${mismatch}`);
  const days = Math.floor((validTo.getTime() - now.getTime()) / millisecondsOfDay);
  return { verdict: "ok", found, ...(days < daysToTell && { because: `it ends in ${days} days: renew it`, fix }) };
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}
