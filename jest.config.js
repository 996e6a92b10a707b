/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  // tests mostly wait for the programs they start: with one worker a machine with two cores is half idle
  maxWorkers: "100%",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  transform: { "^.+\\.tsx?$": ["ts-jest", { diagnostics: false }] },
  moduleNameMapper: {
    "^fast-check$": "<rootDir>/test/support/fast-check.js",
    // these are ES modules, which Jest does not load; what they bring for browsers it does
    "^(d3-geo|d3-array)$": "<rootDir>/node_modules/$1/dist/$1.js",
    "^internmap$": "<rootDir>/node_modules/internmap/dist/internmap.js",
  },
  globalSetup: "<rootDir>/test/support/global-setup.ts",
  globalTeardown: "<rootDir>/test/support/global-teardown.ts",
  setupFilesAfterEnv: ["<rootDir>/test/support/setup.ts"],
  modulePathIgnorePatterns: ["<rootDir>/.sandbox", "<rootDir>/cdktf.out"],
};
