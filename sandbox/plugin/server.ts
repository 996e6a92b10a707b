import { status, Server, ServerCredentials, type sendUnaryData, type ServerUnaryCall } from "@grpc/grpc-js";
import type { Certificate } from "./certificate";
import type { ProviderService } from "./messages";
import { services } from "./protocol";

/** What a plugin listens with. */
export interface Listening {
  /** Path of the Unix socket. */
  readonly socket: string;
  readonly certificate: Certificate;
  /** PEM of the one client that may connect; undefined where Terraform was told to do without TLS. */
  readonly client: string | undefined;
  /** Called when Terraform asks the plugin to end. */
  readonly onShutdown: () => void;
}

/** Listens for Terraform. Resolves when it can connect. */
export async function serve(
  service: ProviderService,
  { socket, certificate, client, onShutdown }: Listening,
): Promise<void> {
  // a plan of many resources in one message is larger than gRPC's usual 4 MB
  const server = new Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
  const { provider, controller } = services();
  const methods = Object.entries(service).map(([name, method]) => [name, handler(method as Method)] as const);
  server.addService(provider, Object.fromEntries(methods));
  server.addService(controller, {
    Shutdown: (_call: unknown, reply: sendUnaryData<object>) => {
      reply(null, {});
      onShutdown();
    },
  });
  const credentials =
    client === undefined
      ? ServerCredentials.createInsecure()
      : ServerCredentials.createSsl(
          Buffer.from(client),
          [{ private_key: Buffer.from(certificate.key), cert_chain: Buffer.from(certificate.certificate) }],
          true,
        );
  await new Promise<void>((resolve, reject) => {
    server.bindAsync(`unix:${socket}`, credentials, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

type Method = (request: object) => object | Promise<object>;

function handler(method: Method) {
  return ({ request }: ServerUnaryCall<object, object>, reply: sendUnaryData<object>): void => {
    Promise.resolve()
      .then(() => method(request))
      .then(
        (response) => reply(null, response),
        (error: unknown) => {
          // reaches the user as a failed call with these words
          reply({ code: status.INTERNAL, details: `this is a bug in the sandbox: ${String((error as Error).stack)}` });
        },
      );
  };
}
