import type { Graph } from "../../cloud-model";
import { finding } from "../../graph/resources";
import { blocks } from "../../graph/values";
import type { Rule } from "../../rule";
import { reservedPrefix } from "../reserved-tag";
import { allResources } from "./provider";

/** Tags of all resources. Facts: Tencent sheet, sections 2 and 17. */
export const tagRules: readonly Rule<Graph>[] = [
  {
    code: "tags/reserved-key",
    source: "section 17, rule 29",
    check: (graph) =>
      allResources(graph).flatMap((resource) =>
        ["tags", "instance_tags"].flatMap((at) =>
          blocks(resource.args, at)
            .flatMap((tags) => Object.keys(tags))
            .filter((key) => reservedPrefix(key) !== undefined)
            .map((key) => {
              const what = `the tag ${key} begins with ${reservedPrefix(key) ?? ""}, which Tencent Cloud keeps to itself`;
              return finding(resource, { at, what, fix: "choose another key" });
            }),
        ),
      ),
  },
];
