/** The clouds this project builds on. */
export const cloudNames = ["tencent", "aws", "alibaba"] as const;

/** A cloud this project builds on. */
export type CloudName = (typeof cloudNames)[number];
