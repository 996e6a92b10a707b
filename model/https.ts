import { z } from "zod";
import { httpPath } from "./http-path";
import { labelSchema } from "./label";
import { nameSchema } from "./name";

/** A way in by HTTPS and a domain name, for players whom nothing else reaches. */
export const httpsSchema = z.strictObject({
  name: labelSchema("web").describe("web: players use https://web.<dns.zone>"),
  port: nameSchema.describe("Key of the TCP port in `ports` that speaks HTTP or WebSocket at home"),
  cdn: z
    .enum(["none", "cloudfront", "tencent-cdn"])
    .describe("Who takes the requests near players and brings them to the entry. `none`: the entry itself"),
  certificate: z
    .string()
    .min(1)
    .max(255)
    .optional()
    .describe(
      "The name's certificate at the CDN: an ARN of ACM in us-east-1, or an id at Tencent Cloud. Required there",
    ),
  origin: z
    .enum(["https", "http"])
    .default("https")
    .describe("What the port speaks. `http` goes unencrypted from the CDN to the entry"),
  check: z
    .strictObject({
      path: httpPath(255),
    })
    .optional()
    .describe("Asks the CDN for this path: while it does not answer 2xx or 3xx the name leads to the entry. AWS only"),
});

/** A way in by HTTPS and a domain name, for players whom nothing else reaches. */
export type Https = z.infer<typeof httpsSchema>;
