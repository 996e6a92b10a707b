import { alicloud } from "./alicloud";
import { aws } from "./aws";
import type { Behaviour } from "./behaviour";
import { tencentcloud } from "./tencentcloud";

/** Behaviours by the name of the provider: the folder in providers/. */
export const behaviours: Readonly<Record<string, Readonly<Record<string, Behaviour>>>> = {
  alicloud,
  aws,
  tencentcloud,
};
