import type { EntryWish } from "../../cloud-model";
import { contains, privateRanges } from "../../network";
import type { Rule } from "../../rule";
import { homeRegionRules } from "./home-region";

/** What an accelerator takes. */
export const entryRules: readonly Rule<EntryWish>[] = [
  ...homeRegionRules,
  {
    code: "entry/adopt",
    source: "AWS sheet, section 4.1: the id of an accelerator is its ARN",
    check: ({ entry: { adopt } }) => {
      if (adopt === undefined || /^arn:aws:globalaccelerator::\d{12}:accelerator\/[0-9a-f-]+$/.test(adopt)) return [];
      const what = `\`entry.adopt\` is ${adopt}, which is not the ARN of an accelerator`;
      const fix = "write it as the console shows it: arn:aws:globalaccelerator::<account>:accelerator/<id>";
      return [{ path: ["entry", "adopt"], what, fix }];
    },
  },
  {
    code: "entry/addresses",
    source: "AWS sheet, section 20, rule 17: one or two addresses of a public range that was brought along",
    check: ({ entry: { addresses = [] } }) =>
      addresses.flatMap((address, index) => {
        const path = ["entry", "addresses", index];
        const what = `\`entry.addresses\` has ${address}`;
        if (addresses.indexOf(address) < index) return [{ path, what: `${what} twice`, fix: "write each once" }];
        if (!privateRanges.some((range) => contains(range, `${address}/32`))) return [];
        return [
          {
            path,
            what: `${what}, which is a private address`,
            fix: "write an address that the Internet routes to you",
          },
        ];
      }),
  },
  {
    code: "entry/flow-log-bucket",
    source: "S3: names of buckets; AWS sheet, section 4.1",
    check: ({ entry: { flowLogs } }) => {
      if (flowLogs === undefined || /^(?!.*\.\.)[a-z0-9][a-z0-9.-]*[a-z0-9]$/.test(flowLogs.bucket)) return [];
      const what = `\`entry.flowLogs.bucket\` is ${flowLogs.bucket}, which is not the name of an S3 bucket`;
      const fix = "write its name alone: lower-case letters, digits, hyphens and dots";
      return [{ path: ["entry", "flowLogs", "bucket"], what, fix }];
    },
  },
];
