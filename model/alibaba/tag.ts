/** Tags of one resource (ECS: limits of tags). */
export const mostTags = 20;

const reserved = /^(aliyun|acs:|https?:\/\/)/i;

/** What is wrong with a tag, whatever it is on: the rest of a sentence that names it (Alibaba sheet, section 2; alicloud_instance: tags). */
export function tagFault(key: string, value: string): string | undefined {
  const beginning = reserved.exec(key)?.[0] ?? reserved.exec(value)?.[0];
  if (beginning !== undefined) return `begins with ${beginning}, which Alibaba Cloud keeps to itself`;
  if ([key, value].some((text) => /https?:\/\//i.test(text))) return "has an address of the web in it";
  if (key.length === 0 || key.length > 64) return `has a key of ${key.length} characters, not 1 to 64`;
  return value.length > 128 ? `has a value of ${value.length} characters, more than 128` : undefined;
}
