import { PreviewRepository, thing } from "./preview-repository";

jest.setTimeout(120_000);

const resource = { terraform_data: { pay: thing("x") } };
let repository: PreviewRepository;
beforeEach(() => {
  repository = new PreviewRepository();
  repository.stack("prod", { resource });
  repository.commit();
  repository.apply("prod");
});
afterEach(() => repository.remove());

/** What the guard says of shared states, and what follows. */
async function told() {
  const { code, report } = await repository.preview();
  const findings = report().findings.filter((one) => one.code === "stack/state-shared");
  return { code, findings: findings.map(({ address, verdict, what }) => ({ address, verdict, what })) };
}

test("a new stack with the state of another one is blocked", async () => {
  repository.stack("dev", { state: "prod", resource: { terraform_data: { other: thing("y") } } });

  const said: unknown = expect.stringContaining("is the one of prod");
  expect(await told()).toEqual({
    code: 3,
    findings: [{ address: "dev", verdict: "block", what: said }],
  });
});

test("so is one that takes over what another one has left", async () => {
  repository.stack("dev", { resource: {} });
  repository.commit();
  repository.stack("dev", { state: "prod", resource });
  repository.stack("prod", { state: "elsewhere", resource });

  expect((await told()).findings).toMatchObject([{ address: "dev", verdict: "block" }]);
});

test("two new stacks with one state are blocked both", async () => {
  repository.stack("a", { state: "new", resource });
  repository.stack("b", { state: "new", resource });

  expect((await told()).findings).toMatchObject([{ address: "a" }, { address: "b" }]);
});

test("a stack that was renamed keeps its state", async () => {
  repository.drop("prod");
  repository.stack("live", { state: "prod", resource });

  expect(await told()).toEqual({ code: 0, findings: [] });
});
