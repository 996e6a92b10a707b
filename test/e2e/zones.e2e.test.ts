import type { Environment } from "../../model/environment";
import { stackNames } from "../../model/stack-names";
import { GamesFolder, right, rightOnAlibaba } from "../model/games-folder";
import { Deployment } from "../support/deployment";

jest.setTimeout(300_000);

const games = new GamesFolder();
afterAll(() => games.remove());

function environment(text: string): Environment {
  const { environments, told } = games.write({ "duel/dev.yaml": text }).load();
  expect(told).toEqual([]);
  const [found] = environments;
  if (found === undefined) throw new Error("no environment");
  return found.environment;
}

/** Files, and the same with a zone more at the edge and at home. */
const files = {
  tencent: {
    after: right,
    before: right
      .replace("ap-tokyo-1: 1", "ap-tokyo-1: 1, ap-tokyo-2: 1")
      .replace("[ap-seoul-1, ap-seoul-2]", "[ap-seoul-1, ap-seoul-2, ap-seoul-3]"),
  },
  alibaba: {
    after: rightOnAlibaba,
    before: rightOnAlibaba
      .replace("ap-northeast-1a: 1", "ap-northeast-1a: 1, ap-northeast-1b: 1")
      .replace("[cn-hongkong-b, cn-hongkong-c]", "[cn-hongkong-b, cn-hongkong-c, cn-hongkong-d]"),
  },
};

describe.each(Object.entries(files))("a zone that is given up on %s, on the sandbox", (_cloud, { before, after }) => {
  const wide = environment(before);
  const narrow = environment(after);
  let deployment: Deployment;

  beforeAll(() => {
    deployment = new Deployment();
    deployment.synth(wide);
    deployment.apply(stackNames.home(wide));
    deployment.apply(stackNames.edge(wide, "tokyo"));
    deployment.synth(narrow);
  });
  afterAll(() => deployment.remove());

  test.each([
    ["at the edge", stackNames.edge(wide, "tokyo")],
    ["at home", stackNames.home(wide)],
  ])("%s goes after what was in it, in one deploy", (_where, stack) => {
    const gone = deployment.planned(stack).resource_changes?.filter(({ change }) => change.actions.join() === "delete");
    deployment.apply(stack);

    expect(gone?.map(({ address }) => address)).toContainEqual(expect.stringMatching(/_(subnet|vswitch)\./));
    expect(deployment.plan(stack).code).toBe(0);
  });
});
