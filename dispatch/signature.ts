/** How lists are signed: the one algorithm, and the type that keeps other signatures of the same key from being taken for one. */
export const signature = { algorithm: "EdDSA", type: "dispatch+json" } as const;
