import type { Graph } from "../../cloud-model";
import { finding } from "../../graph/resources";
import { blocks, text } from "../../graph/values";
import type { Rule } from "../../rule";
import { mostTags, tagFault } from "../tag";
import { allResources } from "./provider";

/** Tags of all resources. Facts: Alibaba sheet, section 2. */
export const tagRules: readonly Rule<Graph>[] = [
  {
    code: "tags/fault",
    source: "section 2; alicloud_instance: tags",
    check: (graph) =>
      allResources(graph).flatMap((resource) =>
        blocks(resource.args, "tags")
          .flatMap((tags) => Object.entries(tags))
          .flatMap(([key, value]) => {
            const fault = tagFault(key, text(value) ?? "");
            const what = `the tag ${key} ${fault ?? ""}`;
            return fault === undefined
              ? []
              : [finding(resource, { at: "tags", what, fix: "choose another key or value" })];
          }),
      ),
  },
  {
    code: "tags/many",
    source: `ECS: limits of tags: ${mostTags}`,
    check: (graph) =>
      allResources(graph).flatMap((resource) => {
        const count = blocks(resource.args, "tags").flatMap((tags) => Object.keys(tags)).length;
        if (count <= mostTags) return [];
        return [finding(resource, { at: "tags", what: `it has ${count} tags`, fix: `write at most ${mostTags}` })];
      }),
  },
];
