import { SmallApp, thing } from "./small-app";

jest.setTimeout(120_000);

const upstream = { terraform_remote_state: { up: { backend: "local", config: { path: "<here>/state/up.tfstate" } } } };

describe.each([false, true])("a stack that reads an output of another one, sensitive: %s", (sensitive) => {
  const given = "${data.terraform_remote_state.up.outputs.given}";
  const up = (value: string) => ({ ...thing(value), output: { given: { value, sensitive } } });
  const down = { ...thing(given, { data: upstream }), output: { given: { value: given, sensitive } } };
  let app: SmallApp;
  beforeAll(() => {
    app = new SmallApp({});
    app.deployBehind("up", up("1"));
    app.declare({ up: up("1"), down });
    app.preview();
  });
  afterAll(() => app.remove());

  test("is applied while that is as it was", async () => {
    const { terminal } = await app.check();

    expect(terminal.runs[0]?.words).toEqual(expect.arrayContaining(["deploy", "down"]));
  });

  test("is refused once that has moved on, though its own state has not", async () => {
    app.deployBehind("up", up("2"));

    expect(await app.refusal()).toMatchObject([
      {
        code: "apply/upstream-moved-on",
        what: expect.stringMatching(/^down: what it reads of other stacks, /) as string,
      },
    ]);
  });
});
