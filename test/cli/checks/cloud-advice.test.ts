import { cloudAdvice } from "../../../cli/checks/cloud-advice";
import { cloudModels } from "../../../model/clouds";
import { loaded, surroundings } from "./surroundings";

test("is what the cloud's model advises, for each environment by its name", () => {
  const one = loaded();
  const { advice, fix } = cloudAdvice.run(surroundings({ environments: [one] }));

  expect(advice?.length).toBeGreaterThanOrEqual(1);
  expect(advice).toEqual(
    cloudModels.tencent.advice(one.environment).map((told) => ({ ...told, what: `duel-test: ${told.what}` })),
  );
  expect(fix).toBeUndefined();
});

test("advice for several environments is told once", () => {
  const one = loaded();
  const other = { ...one, environment: { ...one.environment, game: "nova" } };
  const { advice } = cloudAdvice.run(surroundings({ environments: [one, other] }));

  expect(advice).toEqual(
    cloudModels.tencent
      .advice(one.environment)
      .map((told) => ({ ...told, what: `duel-test, nova-test: ${told.what}` })),
  );
});

test("without environments there is none", () => {
  expect(cloudAdvice.run(surroundings())).toEqual({ advice: [] });
});
