import type { z } from "zod";
import { ProblemError } from "../../model/problem";
import { isObject } from "../plan/json";
import { previewSchema, type PreviewReport } from "./preview-schema";

/**
 * Reads what `anycast-edge preview` wrote.
 *
 * @param file as it is told in problems
 * @throws ProblemError `report/no-json`, `report/not-a-preview`, `report/newer`
 */
export function readReport(text: string, file: string): PreviewReport {
  const value = parse(text, file);
  const schema = isObject(value) ? value["schema"] : undefined;
  if (typeof schema === "string" && /^preview\/v\d+$/.test(schema) && schema !== "preview/v1") {
    fail("report/newer", `${file} is a \`${schema}\`, and this version reads \`preview/v1\``, sameVersion);
  }
  const read = previewSchema.safeParse(value);
  if (read.success) return read.data;
  const { issues } = read.error;
  const unknown = issues.flatMap((issue) => (issue.code === "unrecognized_keys" ? issue.keys : []));
  if (schema === "preview/v1" && issues.every(({ code }) => code === "unrecognized_keys")) {
    fail("report/newer", `${file} has keys that this version does not know: \`${unknown[0] ?? ""}\``, sameVersion);
  }
  return fail("report/not-a-preview", `${file} is no preview${place(issues[0])}`, preview);
}

const sameVersion = "read it with the version of anycast-edge that wrote it";
const preview = "name a file that `anycast-edge preview --out` wrote";

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return fail("report/no-json", `${file} holds no JSON`, preview);
  }
}

function place(issue: z.core.$ZodIssue | undefined): string {
  if (issue === undefined) return "";
  const path = issue.path.map(String).join(".");
  return `: ${path === "" ? "" : `\`${path}\`: `}${issue.message.replace(/\.$/, "")}`;
}

function fail(code: string, what: string, fix: string): never {
  throw new ProblemError([{ code, what, fix }]);
}
