/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  // tests mostly wait for the programs they start: with one worker a machine with two cores is half idle
  maxWorkers: "100%",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  transform: { "^.+\\.ts$": ["ts-jest", { diagnostics: false }] },
  moduleNameMapper: { "^fast-check$": "<rootDir>/test/support/fast-check.js" },
  globalSetup: "<rootDir>/test/support/global-setup.ts",
  globalTeardown: "<rootDir>/test/support/global-teardown.ts",
  setupFilesAfterEnv: ["<rootDir>/test/support/setup.ts"],
  modulePathIgnorePatterns: ["<rootDir>/.sandbox", "<rootDir>/cdktf.out"],
};
