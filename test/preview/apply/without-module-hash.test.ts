import { withoutModuleHash } from "../../../preview/apply/without-module-hash";

const folder = "./assets/__cdktf_module_asset_26CE565C";

test("a module is the same when a module that others call has changed", () => {
  const [one, other] = ["0A1B", "2C3D"].map((hash) => withoutModuleHash(`{"source":"${folder}/${hash}/fleet"}`));

  expect(one).toBe(other);
  expect(withoutModuleHash(`${folder}/0A1B`)).toBe(withoutModuleHash(`${folder}/2C3D`));
});

test.each([`${folder}/$(id)/fleet`, `${folder}/../fleet`, "./assets/page/0A1B/fleet"])(
  "%s is left as it is",
  (text) => {
    expect(withoutModuleHash(text)).toBe(text);
  },
);
