import type { PreviewReport } from "../report/preview-schema";
import type { Material } from "./material";

/** What holds for all stacks of a report: plans are sealed together with it. */
export type Header = Pick<PreviewReport, "schema" | "tool" | "world" | "git" | "terraform">;

/** What a report was made with. */
export function headerOf({ request, comparison, program }: Material): Header {
  const { base, head } = comparison.report;
  return {
    schema: "preview/v1",
    tool: { name: "anycast-edge", version: request.version },
    world: request.world,
    git: { base, head },
    terraform: { program: program.program, version: program.version },
  };
}
