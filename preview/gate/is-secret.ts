/** Whether a setting of that name holds what lets somebody in. */
export function isSecret(name: string): boolean {
  return /(^|_)(access_?key|secret(_?(id|key))?|token|password|passwd|credentials?|private_key|conn_str)$/.test(name);
}
