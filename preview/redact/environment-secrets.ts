import { isSecretName } from "./secret-name";

/** Values of variables that are secrets, by their names. */
export function environmentSecrets(env: NodeJS.ProcessEnv): { readonly name: string; readonly secret: string }[] {
  return Object.entries(env).flatMap(([name, secret = ""]) =>
    isSecretName(name) || /_KEY$|_AUTH$|^SSHPASS$/i.test(name)
      ? isPlainSetting(secret)
        ? []
        : [{ name, secret }]
      : [],
  );
}

/** Short, a word of yes or no, a number, a path. */
function isPlainSetting(text: string): boolean {
  return text.length < 6 || /^(?:true|false|\d+)$/i.test(text) || /^(?:~|\.{1,2})?\/[\w./@-]*$/.test(text);
}
