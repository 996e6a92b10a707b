import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT, type GenerateKeyPairResult } from "jose";

export const requestToken = "request-token";

/** A stand-in of the service that signs where a job of GitHub Actions runs. What it signs expired an hour ago. */
export class Identity {
  /** Of the next token. */
  claims: Readonly<Record<string, string>> = {};
  private readonly server = createServer((request, response) => void this.serve(request, response));

  private constructor(private keys: GenerateKeyPairResult) {}

  static async start(): Promise<Identity> {
    const identity = new Identity(await generateKeyPair("RS256"));
    await new Promise<void>((resolve) => identity.server.listen(0, "127.0.0.1", resolve));
    return identity;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Signs with other keys from now on; what was signed before is of somebody else. */
  async forget(): Promise<void> {
    this.keys = await generateKeyPair("RS256");
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async serve({ url = "", headers }: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(url, this.url);
    const answer = (body: object): void => void response.end(JSON.stringify(body));
    if (pathname === "/.well-known/jwks") {
      answer({ keys: [{ ...(await exportJWK(this.keys.publicKey)), alg: "RS256", kid: "1" }] });
      return;
    }
    if (pathname === "/token" && headers.authorization === `bearer ${requestToken}`) {
      answer({ value: await this.token(searchParams.get("audience") ?? "") });
      return;
    }
    response.writeHead(404).end();
  }

  private token(audience: string): Promise<string> {
    const expired = Math.floor(Date.now() / 1000) - 3600;
    return new SignJWT({ ...this.claims })
      .setProtectedHeader({ alg: "RS256", kid: "1" })
      .setIssuer(this.url)
      .setAudience(audience)
      .setIssuedAt(expired - 300)
      .setExpirationTime(expired)
      .sign(this.keys.privateKey);
  }
}
