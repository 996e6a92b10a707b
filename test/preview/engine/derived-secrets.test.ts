import { PreviewRepository, thing } from "./preview-repository";

jest.setTimeout(120_000);

const spelt = (expression: string): string => `\${join("-", split("", ${expression}))}`;
const clear = Array.from("Otter-9-lantern").join("-");
const home = {
  variable: { pw: { sensitive: true, default: "Otter-9-lantern" } },
  resource: { terraform_data: { fleet: thing("${var.pw}") } },
  output: { pw: { sensitive: true, value: "${terraform_data.fleet.output}" } },
};
const mask = (): unknown => expect.stringMatching(/^\(redacted:/);
let repository: PreviewRepository;
beforeEach(() => {
  repository = new PreviewRepository();
  repository.stack("home", home);
  repository.stack("traffic", { reads: ["home"], resource: { terraform_data: { w: thing("1") } } });
  repository.stack("world", { reads: ["traffic"], resource: { terraform_data: { v: thing("1") } } });
  repository.commit();
  repository.apply("home", "traffic", "world");
});
afterEach(() => repository.remove());

test("what a stack makes of another one's secret is masked, through locals too", async () => {
  const locals = { made: spelt("data.terraform_remote_state.home.outputs.pw") };
  repository.stack("traffic", { reads: ["home"], locals, resource: { terraform_data: { w: thing("${local.made}") } } });
  const { stack, text, markdown } = await repository.preview();

  const [change] = stack("traffic").changes;
  expect(change?.attributes[0]).toMatchObject({ path: "input", before: '"1"', after: /^\(redacted:/ });
  expect(text() + markdown()).not.toContain(clear);
});

test("so is what it passes on, planned against what was promised, without a mark", async () => {
  const made = spelt("nonsensitive(data.terraform_remote_state.home.outputs.pw)");
  repository.stack("home", { ...home, resource: { terraform_data: { fleet: thing("${var.pw}"), more: thing("a") } } });
  repository.stack("traffic", {
    reads: ["home"],
    resource: { terraform_data: { w: thing(made) } },
    output: { made: { value: made } },
  });
  repository.stack("world", {
    reads: ["traffic"],
    resource: {
      terraform_data: { v: thing('${join("~", split("-", data.terraform_remote_state.traffic.outputs.made))}') },
    },
  });
  const { stack, text, markdown } = await repository.preview();

  expect(stack("world").changes[0]?.attributes[0]?.after).toMatch(/^\(redacted:/);
  expect(stack("traffic").outputs.map(({ after }) => after)).toEqual([mask()]);
  expect(text() + markdown()).not.toMatch(new RegExp(`${clear}|${clear.replaceAll("-", "~")}|O~t~t`));
});

test("and what an author takes the mark from", async () => {
  const output = { ...home.output, o: { value: spelt("nonsensitive(terraform_data.fleet.output)") } };
  repository.stack("home", { ...home, output });
  const { stack, text, markdown } = await repository.preview();

  expect(stack("home").outputs.map(({ after }) => after)).toEqual([mask()]);
  expect(text() + markdown()).not.toContain(clear);
});
