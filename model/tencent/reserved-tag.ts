const prefixes = ["qcs:", "project_", "项目"] as const;

/** The reserved beginning of a tag's key, if it has one (Tencent sheet, section 2). */
export function reservedPrefix(key: string): string | undefined {
  return prefixes.find((prefix) => key.startsWith(prefix));
}
