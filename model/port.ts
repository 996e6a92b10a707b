import { z } from "zod";
import { httpHost } from "./http-host";
import { httpPath } from "./http-path";

const number = z.int().min(1).max(65535);

/** Text that a health probe sends or expects: visible characters, or bytes in hexadecimal. */
const message = z.strictObject({
  send: z.string().min(1).max(500).describe("What the probe sends"),
  expect: z.string().min(1).max(500).describe("What the answer must contain"),
  format: z.enum(["text", "hex"]).default("text").describe("How `send` and `expect` are written"),
});

/** One port, or one range of ports, that players connect to. */
export const portSchema = z.strictObject({
  protocol: z.enum(["tcp", "udp"]).describe("Transport. A port used by both is declared twice, under two names"),
  port: z
    .union([number, z.strictObject({ from: number, to: number })])
    .describe("1 to 65535, or { from, to } where the cloud has ranges"),
  homePort: number.optional().describe("Number that the machines at home listen on. Default: the players' own"),
  relayPort: number
    .optional()
    .describe(
      "Number that home listens on for relays alone, which tell it players' addresses by PROXY protocol v2. TCP only, and required where there are edges",
    ),
  heartbeatSeconds: z
    .int()
    .min(1)
    .optional()
    .describe(
      "Seconds after which the player or the game has sent something, at most. Default: half the least patience on the way",
    ),
  idleSeconds: z
    .int()
    .min(1)
    .optional()
    .describe(
      "Seconds without a packet after which load balancers and relays forget a connection. Default: the cloud's",
    ),
  websocket: z
    .strictObject({
      path: httpPath(80),
      host: httpHost.optional().describe("Host that the upgrade asks for. Default: `localhost`"),
      tls: z.boolean().default(false).describe("Home itself speaks TLS on the port (wss)"),
    })
    .optional()
    .describe("The port speaks WebSocket: relays check home by a real upgrade of this path. TCP only"),
  tls: z
    .strictObject({
      certificate: z
        .string()
        .regex(/^\/[\w./-]+$/, "must be an absolute path")
        .describe("File on the relays with certificate and key in PEM: a part of the image, or fetched by `userData`"),
    })
    .optional()
    .describe("Relays end the players' TLS. Default: it passes through untouched. TCP only"),
  probe: z
    .union([z.literal("ping"), message])
    .optional()
    .describe(
      "How a UDP port is checked: `ping` proves only that the machine answers; a message proves the game does. On Tencent Cloud alone",
    ),
});

/** One port, or one range of ports, that players connect to. */
export type Port = z.infer<typeof portSchema>;

/** The first and last number of a port. */
export function portRange({ port }: Port): { from: number; to: number } {
  return typeof port === "number" ? { from: port, to: port } : port;
}
