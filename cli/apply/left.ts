import type { PreviewStack } from "../../preview/report/preview-schema";

/** A touched stack that this apply leaves as it is. */
export interface Left extends Pick<PreviewStack, "id" | "status"> {
  /** What is to be done about it. */
  readonly next: string;
}

/** Tells why stacks are left, by what the preview says of them. */
export function leftOf(stacks: readonly PreviewStack[]): readonly Left[] {
  return stacks.map(({ id, status }) => ({
    id,
    status,
    next: status === "removed" ? "`cdktf destroy` of base is what takes it away" : "preview again afterwards",
  }));
}
