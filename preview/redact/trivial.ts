const words = new Set(["true", "false", "null", "none", "enabled", "disabled", "required", "optional", "default"]);

/** Whether a text says so little that it is no secret by its name alone, and is not looked for elsewhere. */
export function isTrivial(text: string): boolean {
  return text.trim() === "" || words.has(text.trim().toLowerCase());
}
