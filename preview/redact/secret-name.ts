const whole =
  /(?:^|_)(?:pwd|psk|pass|auth_key|shared_key|preshared_key|encryption_key|signing_key|master_key|account_key)$/;
const part =
  /password|passwd|passphrase|secret|token|credential|private_?key|api_?key|access_?key|user_?data|custom_?data|connection_?string|conn_?str/;
/** What is said about a secret, and is none. */
const about =
  /(?:^|_)(?:names?|arns?|length|ttl|paths?|files?|types?|policy|policies|versions?|enabled|expir\w*|days|hours|minutes|seconds|rotation|urls?|uri|endpoints?|count|size|status|algorithm|format|at)$|^http_tokens$/;

/** Answers: a fleet has few names, and asks for each a million times. */
const answers = new Map<string, boolean>();
const most = 10_000;

/** Whether what is called so is a secret: `db_password`, `apiKey`, `user_data`; `password_length` is none. */
export function isSecretName(name: string): boolean {
  const known = answers.get(name);
  if (known !== undefined) return known;
  const answer = judge(name);
  if (answers.size < most) answers.set(name, answer);
  return answer;
}

function judge(name: string): boolean {
  const words = name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replaceAll(/[^A-Za-z0-9]+/g, "_")
    .toLowerCase();
  return (part.test(words) || whole.test(words)) && !about.test(words);
}
