import type { TrafficWish } from "../../cloud-model";
import { own } from "../../own";
import { portRange } from "../../port";
import type { Rule } from "../../rule";
import { ofHttps } from "../../rules/of-https";
import { when } from "../../when";

/** What CloudFront and failover records take. */
export const awsHttpsRules: readonly Rule<Pick<TrafficWish, "dns" | "https" | "ports">>[] = [
  ofHttps("https/certificate-arn", "CloudFront: certificates of ACM, in us-east-1 alone", ({ cdn, certificate = "" }) =>
    when(
      cdn === "cloudfront" &&
        certificate !== "" &&
        !/^arn:aws:acm:us-east-1:\d{12}:certificate\/[0-9a-f-]+$/.test(certificate),
      () => ({
        path: ["certificate"],
        what: `\`https.certificate\` is ${certificate}, which is not the ARN of a certificate in us-east-1`,
        fix: "write it as ACM shows it there: arn:aws:acm:us-east-1:<account>:certificate/<id>",
      }),
    ),
  ),
  ofHttps("https/origin-port", "CloudFront: 80, 443, 1024 to 65535", ({ cdn, port }, { ports }) => {
    const declared = own(ports, port);
    const number = declared && portRange(declared).from;
    const taken = number === undefined || number === 80 || number === 443 || number >= 1024;
    return when(cdn === "cloudfront" && !taken, () => ({
      path: ["port"],
      what: `\`https.port\` is ${port}, whose number is ${number ?? ""}, and CloudFront does not connect to it`,
      fix: "give the port 80, 443 or a number from 1024 on",
    }));
  }),
  ofHttps(
    "https/check",
    "design: a check needs somewhere else to lead to",
    ({ cdn, check, origin, port }, { ports }) => {
      if (check === undefined) return [];
      const declared = own(ports, port);
      const number = declared ? portRange(declared).from : 443;
      const fault =
        cdn === "none"
          ? "without a CDN the name leads to the entry as it is"
          : origin === "http"
            ? "the entry speaks no HTTPS that players could be sent to"
            : number === 443
              ? undefined
              : `the entry speaks HTTPS on ${number}, where browsers do not look`;
      return when(fault !== undefined, () => ({
        path: ["check"],
        what: `\`https.check\` is set, but ${fault ?? ""}`,
        fix: "remove it, or let the game speak HTTPS on 443 behind a CDN",
      }));
    },
  ),
];
