import { isIP } from "node:net";
import { checkServerIdentity, connect, type PeerCertificate, type TLSSocket } from "node:tls";
import type { Certificate, Door, Spoken } from "../world";
import { failureOf } from "./tried";
import { within } from "./within";

/** Makes a TLS handshake and tells the certificate, whoever signed it. */
export async function certificateAt(
  { address, port }: Door,
  name: string | undefined,
  milliseconds: number,
  signal: AbortSignal,
): Promise<Spoken<Certificate>> {
  const began = performance.now();
  try {
    const said = await within(milliseconds, signal, (until) => shown(address, port, name, until));
    if (said === undefined)
      return { outcome: "silent", why: "the connection is taken, or not, and no TLS is spoken in time" };
    return { outcome: "answered", milliseconds: performance.now() - began, said };
  } catch (error) {
    signal.throwIfAborted();
    return failureOf(error, address);
  }
}

function shown(host: string, port: number, name: string | undefined, signal: AbortSignal): Promise<Certificate> {
  return new Promise((resolve, reject) => {
    const asked = name !== undefined && isIP(name) === 0 ? { servername: name } : {};
    // it is looked at and nothing is sent over it
    const socket: TLSSocket = connect({ host, port, rejectUnauthorized: false, ...asked });
    const stop = (): void => void socket.destroy(new Error("stopped"));
    signal.addEventListener("abort", stop, { once: true });
    socket.once("error", reject);
    socket.once("close", () => signal.removeEventListener("abort", stop));
    socket.once("secureConnect", () => {
      resolve(told(socket.getPeerCertificate(), name));
      socket.destroy();
    });
  });
}

function told(certificate: PeerCertificate, name: string | undefined): Certificate {
  const mismatch = name === undefined ? undefined : checkServerIdentity(name, certificate);
  return {
    subject: titleOf(certificate.subject),
    issuer: titleOf(certificate.issuer),
    validFrom: new Date(certificate.valid_from),
    validTo: new Date(certificate.valid_to),
    ...(mismatch && { mismatch: certificate.subjectaltname ?? titleOf(certificate.subject) }),
  };
}

function titleOf({ CN, O }: Partial<PeerCertificate["subject"]>): string {
  const [title = "no name"] = [CN, O].flat().filter((one) => one !== undefined);
  return title;
}
