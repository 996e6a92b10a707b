import { stacksOf } from "../../graph/case";

export { unknown, type Arguments, type Case } from "../../graph/case";
export const { stack, one, each, ref } = stacksOf("alicloud_");
