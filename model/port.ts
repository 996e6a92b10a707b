import { z } from "zod";

const number = z.int().min(1).max(65535);

/** Text that a health probe sends or expects: visible characters, or bytes in hexadecimal. */
const message = z.strictObject({
  send: z.string().min(1).max(500).describe("What the probe sends"),
  expect: z.string().min(1).max(500).describe("What the answer must contain"),
  format: z.enum(["text", "hex"]).default("text").describe("How `send` and `expect` are written"),
});

/** One port, or one range of ports, that players connect to. Home listens on the same number. */
export const portSchema = z.strictObject({
  protocol: z.enum(["tcp", "udp"]).describe("Transport. A port used by both is declared twice, under two names"),
  port: z
    .union([number, z.strictObject({ from: number, to: number })])
    .describe("1 to 65535, or { from, to } where the cloud has ranges"),
  idleSeconds: z
    .int()
    .min(1)
    .optional()
    .describe("Seconds without a packet after which the load balancer forgets a connection. Default: the cloud's"),
  probe: z
    .union([z.literal("ping"), message])
    .optional()
    .describe(
      "How a UDP port is checked: `ping` proves only that the machine answers; a message proves the game does. Not on AWS",
    ),
});

/** One port, or one range of ports, that players connect to. */
export type Port = z.infer<typeof portSchema>;

/** The first and last number of a port. */
export function portRange({ port }: Port): { from: number; to: number } {
  return typeof port === "number" ? { from: port, to: port } : port;
}
