import "reflect-metadata";
import { X509Certificate, webcrypto } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { connect } from "node:http2";
import { join } from "node:path";
import { connect as connectTls } from "node:tls";
import { cryptoProvider, PemConverter, X509CertificateGenerator } from "@peculiar/x509";
import type { Certificate } from "../../../sandbox/plugin/certificate";
import { makeCertificate } from "../../../sandbox/plugin/make-certificate";
import { startPlugin } from "../support/plugin";
import { temporaryFolder } from "../support/temporary-folder";

const root = temporaryFolder();
const hour = 60 * 60 * 1000;
let folder: string;
let file: string;
let client: Certificate;
beforeAll(async () => {
  client = await makeCertificate();
});
beforeEach(() => {
  folder = mkdtempSync(join(root, "sandbox-"));
  file = join(folder, "certificate.json");
});

const kept = (): Certificate => JSON.parse(readFileSync(file, "utf8")) as Certificate;

/** A certificate that ends so many hours from now. */
async function endingIn(hours: number): Promise<Certificate> {
  cryptoProvider.set(crypto);
  const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: "CN=localhost",
    notBefore: new Date(Date.now() - hour),
    notAfter: new Date(Date.now() + hours * hour),
    signingAlgorithm: algorithm,
    keys,
  });
  const key = await webcrypto.subtle.exportKey("pkcs8", keys.privateKey);
  return { certificate: certificate.toString("pem"), key: PemConverter.encode(key, "PRIVATE KEY") };
}

/** Whether the plugin speaks HTTP/2 with who shows this certificate. */
function accepts(handshake: readonly string[], { certificate, key }: Certificate): Promise<boolean> {
  const ca = new X509Certificate(Buffer.from(handshake[5] ?? "", "base64")).toString();
  return new Promise((resolve) => {
    const session = connect("https://localhost", {
      createConnection: () =>
        connectTls({
          path: handshake[3] ?? "",
          ca,
          cert: certificate,
          key,
          servername: "localhost",
          ALPNProtocols: ["h2"],
        }),
    });
    const end = (accepted: boolean): void => {
      session.destroy();
      resolve(accepted);
    };
    session.once("remoteSettings", () => end(true));
    session.once("error", () => end(false));
    session.once("close", () => end(false));
  });
}

test("the plugin's certificate is for localhost, an authority of its own, and for both ends", async () => {
  const { certificate, key } = await makeCertificate();
  const read = new X509Certificate(certificate);

  expect(read).toMatchObject({ subjectAltName: "DNS:localhost", ca: true });
  expect(read.keyUsage).toEqual(["1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"]);
  expect(read.verify(read.publicKey)).toBe(true);
  expect(read.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: "prime256v1" });
  expect(key).toContain("PRIVATE KEY");
});

test("the first start keeps a certificate that nobody else may read, and the next uses it", async () => {
  const first = await startPlugin(folder, client.certificate);
  await first.end();
  const made = kept();
  const second = await startPlugin(folder, client.certificate);
  await second.end();

  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(kept()).toEqual(made);
  expect(second.handshake[5]).toBe(first.handshake[5]);
  expect(readdirSync(folder)).toEqual(["certificate.json"]);
});

test("the handshake names protocol, socket and certificate, without padding", async () => {
  const { handshake, end } = await startPlugin(folder, client.certificate);
  await end();
  const [core, protocol, network, , transport, certificate = "", ...more] = handshake;

  expect([core, protocol, network, transport, more]).toEqual(["1", "5", "unix", "grpc", []]);
  expect(certificate).not.toContain("=");
  expect(Buffer.from(certificate, "base64")).toEqual(new X509Certificate(kept().certificate).raw);
});

test("the plugin speaks with the client that Terraform named, and with nobody else", async () => {
  const { handshake, end } = await startPlugin(folder, client.certificate);
  const answers = [await accepts(handshake, client), await accepts(handshake, await makeCertificate())];
  await end();

  expect(answers).toEqual([true, false]);
});

test("without a client's certificate there is none in the handshake", async () => {
  const { handshake, end } = await startPlugin(folder);
  await end();

  expect(handshake).toHaveLength(5);
});

test.each([
  [48, true],
  [23, false],
  [-1, false],
])("a certificate that ends in %d hours is used again: %s", async (hours, again) => {
  const old = await endingIn(hours);
  writeFileSync(file, JSON.stringify(old));
  const { handshake, end } = await startPlugin(folder, client.certificate);
  await end();

  expect(kept().certificate === old.certificate).toBe(again);
  expect(Buffer.from(handshake[5] ?? "", "base64")).toEqual(new X509Certificate(kept().certificate).raw);
});

test.each(["", "{}", '{"certificate": "x", "key": "y"}'])("a spoiled certificate (%s) is made anew", async (text) => {
  writeFileSync(file, text);
  const { handshake, end } = await startPlugin(folder, client.certificate);
  const accepted = await accepts(handshake, client);
  await end();

  expect(accepted).toBe(true);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});
