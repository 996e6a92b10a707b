import { stacksOf } from "../../graph/case";

export { unknown, type Case } from "../../graph/case";
export const { stack, one, each, ref } = stacksOf("tencentcloud_");
