import type { Graph } from "../../cloud-model";
import { finding, type Resource } from "../../graph/resources";
import { blocks, isTemplate, text } from "../../graph/values";
import type { Finding, Rule } from "../../rule";
import { mostTags, tagFault } from "../tag";
import { allResources } from "./provider";

/** Tags of all resources. Facts: General Reference and IAM documentation. */
export const tagRules: readonly Rule<Graph>[] = [
  {
    code: "tags/fault",
    source: "General Reference: tags",
    check: (graph) =>
      tagged(graph, (resource, tags) =>
        Object.entries(tags).flatMap(([key, value]) => {
          const fault = isTemplate(key) ? undefined : tagFault(key, text(value) ?? "");
          const what = `the tag ${key} ${fault ?? ""}`;
          return fault === undefined
            ? []
            : [finding(resource, { at: "tags", what, fix: "choose another key or value" })];
        }),
      ),
  },
  {
    code: "tags/count",
    source: "General Reference: 50 tags",
    check: (graph) =>
      tagged(graph, (resource, tags) => {
        const count = Object.keys(tags).length;
        const what = `it has ${count} tags`;
        return count <= mostTags ? [] : [finding(resource, { at: "tags", what, fix: `write ${mostTags} at most` })];
      }),
  },
  {
    code: "tags/iam-case",
    source: "IAM: tags are told apart without their case",
    check: (graph) =>
      tagged(graph, (resource, tags) => {
        const keys = Object.keys(tags).map((key) => key.toLowerCase());
        const twin = keys.find((key, index) => keys.indexOf(key) < index);
        if (!resource.type.startsWith("iam_") || twin === undefined) return [];
        const what = `two tags are ${twin} but for their case, which is one tag to IAM`;
        return [finding(resource, { at: "tags", what, fix: "keep one of the two" })];
      }),
  },
];

function tagged(
  graph: Graph,
  check: (resource: Resource, tags: Readonly<Record<string, unknown>>) => Finding[],
): Finding[] {
  return allResources(graph).flatMap((resource) =>
    blocks(resource.args, "tags").flatMap((tags) => check(resource, tags)),
  );
}
