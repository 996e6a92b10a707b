import eslint from "@eslint/js";
import jest from "eslint-plugin-jest";
import tseslint from "typescript-eslint";

const wholeProvider = {
  regex: "^@cdktf/provider-[a-z]+$",
  message: "This loads every resource of the provider. Import one: @cdktf/provider-tencentcloud/lib/<resource>.",
};
const cloudFree = {
  regex: "(^|/)(aws|tencent|alibaba)(/|$)|^@cdktf/provider-",
  message: "The constructs know the Cloud interface, not a cloud. Cloud resources belong in constructs/<cloud>/.",
};
const direction = (folders) => ({
  regex: `^(\\.\\./)+(${folders.join("|")})(/|$)`,
  message:
    "Imports go one way: model <- constructs <- stacks <- cli; model <- dispatch, probe, rollout <- cli; model <- simulator <- picture, drill, preview <- cli. The sandbox knows only providers/*/ data.",
});
/** What a folder must not know: all but the model and what it is built on. */
const builtOn = {
  simulator: [],
  picture: ["simulator"],
  // the real parts: what relays boot with, and the server that counts
  drill: ["simulator", "constructs", "dispatch"],
  rollout: [],
  probe: [],
  dispatch: [],
  // it tells what was simulated
  preview: ["simulator"],
};
const parts = [
  ...["constructs", "stacks", "simulator", "picture", "drill", "rollout", "preview", "dispatch", "probe"],
  ...["cli", "sandbox", "providers", "scripts", "test"],
];
/** What stands beside the stacks, and is known to the CLI alone. */
const beside = ["preview", "dispatch", "probe", "simulator", "picture", "drill", "rollout"];
const above = (folder) => parts.filter((part) => part !== folder && !builtOn[folder].includes(part));
const noCdktf = {
  regex: "^(cdktf|constructs)$|^@cdktf/",
  message: "The model is plain data and rules, without cdktf.",
};
const restrict = (...patterns) => ({ "no-restricted-imports": ["error", { patterns: [wholeProvider, ...patterns] }] });

export default tseslint.config(
  {
    ignores: ["**/node_modules", "**/lib", "cdktf.out", ".sandbox", "**/*.config.*", "**/*.mjs", "**/*.cjs", "**/*.js"],
  },
  eslint.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "max-params": ["error", 4],
      ...restrict(),
    },
  },
  {
    files: ["model/**/*.ts"],
    rules: restrict(
      noCdktf,
      // `dispatch` is a file of the model too
      direction([
        "constructs",
        "stacks",
        "preview",
        "dispatch(?=/)",
        "probe",
        "simulator",
        "picture",
        "drill",
        "rollout(?=/)",
        "cli",
        "sandbox",
        "providers",
        "scripts",
        "test",
      ]),
    ),
  },
  {
    files: ["constructs/**/*.ts"],
    rules: restrict(direction(["stacks", ...beside, "cli", "sandbox", "scripts", "test"])),
  },
  {
    files: ["constructs/*.ts"],
    rules: restrict(cloudFree, direction(["stacks", ...beside, "cli", "sandbox", "scripts", "test"])),
  },
  {
    // binding mappers (fooToTerraform) are typed any
    files: ["constructs/*/**/*.ts"],
    rules: { "@typescript-eslint/no-unsafe-return": "off" },
  },
  {
    files: ["stacks/**/*.ts", "main.ts"],
    rules: restrict(direction([...beside, "cli", "sandbox", "scripts", "test"])),
  },
  {
    files: ["probe/**/*.ts"],
    rules: restrict(noCdktf, direction(above("probe"))),
  },
  {
    files: ["simulator/**/*.ts"],
    rules: restrict(noCdktf, direction(above("simulator"))),
  },
  {
    files: ["picture/**/*.{ts,tsx}"],
    rules: restrict(noCdktf, direction(above("picture"))),
  },
  {
    files: ["drill/**/*.ts"],
    rules: restrict(noCdktf, direction(above("drill"))),
  },
  {
    files: ["rollout/**/*.ts"],
    rules: restrict(noCdktf, direction(above("rollout"))),
  },
  {
    files: ["dispatch/**/*.ts"],
    rules: restrict(noCdktf, direction(above("dispatch"))),
  },
  {
    files: ["preview/**/*.ts"],
    rules: restrict(noCdktf, direction(above("preview"))),
  },
  {
    files: ["sandbox/**/*.ts"],
    rules: restrict(noCdktf, direction(["model", "constructs", "stacks", ...beside, "cli", "scripts", "test"])),
  },
  {
    files: ["test/**/*.test.ts"],
    ...jest.configs["flat/recommended"],
    rules: {
      ...jest.configs["flat/recommended"].rules,
      "jest/expect-expect": ["error", { assertFunctionNames: ["expect", "expect*", "fc.assert"] }],
    },
  },
);
