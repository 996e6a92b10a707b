/** What traffic writes as weights of endpoints; test/simulator/routing/as-built.test.ts holds them against what it synthesises. */
export const endpointWeights = {
  /** Of each endpoint of an accelerator of AWS that is not drained. */
  ordinary: 128,
  /** Of home beside relays behind GA2. */
  home: 100,
} as const;
