import { rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { generateKeys, publicKey } from "../../dispatch/keys";
import { ProblemError } from "../../model/problem";
import { json } from "../report";
import type { Terminal } from "../terminal";

export interface DispatchKeygenInput {
  readonly cwd: string;
  /** Path of both files, without their endings. */
  readonly name: string;
  readonly json: boolean;
}

/**
 * Makes the keys that dispatch.json is signed with: NAME.key.pem, which only its owner can read, and NAME.pub.pem.
 *
 * @throws ProblemError `dispatch/key-exists`, `dispatch/not-written`
 */
export async function dispatchKeygen(
  { cwd, name, json: asJson }: DispatchKeygenInput,
  terminal: Terminal,
): Promise<number> {
  const pair = generateKeys();
  const files = { privateKey: `${name}.key.pem`, publicKey: `${name}.pub.pem` };
  writeNew(cwd, files.privateKey, { text: pair.privateKey, mode: 0o600 });
  try {
    writeNew(cwd, files.publicKey, { text: pair.publicKey, mode: 0o644 });
  } catch (error) {
    // half a pair would be taken for one with what is there
    rmSync(resolve(cwd, files.privateKey));
    throw error;
  }
  const { id } = await publicKey(pair.publicKey, files.publicKey);
  if (asJson) terminal.out(json({ id, ...files }));
  else {
    terminal.out(`${files.privateKey} signs: keep it where only who writes dispatch.json can read it`);
    terminal.out(`${files.publicKey} checks: give it to dispatchers and game clients`);
    terminal.out(`signatures name the key ${id}`);
  }
  return 0;
}

function writeNew(cwd: string, file: string, { text, mode }: { text: string; mode: number }): void {
  try {
    writeFileSync(resolve(cwd, file), text, { mode, flag: "wx" });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ProblemError([
      code === "EEXIST"
        ? {
            code: "dispatch/key-exists",
            what: `${file} exists, and a key is never written over`,
            fix: "choose another name",
          }
        : {
            code: "dispatch/not-written",
            what: `${file} cannot be written: ${code ?? ""}`,
            fix: "name a folder that exists",
          },
    ]);
  }
}
