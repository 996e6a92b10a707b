/** Tags that every resource gets beside those of its environment, and that say whose it is. */
export const ownTags = ["game", "environment", "managed-by"] as const;
