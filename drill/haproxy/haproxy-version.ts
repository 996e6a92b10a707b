import { ProblemError } from "../../model/problem";
import { Program } from "../program";

/**
 * The version of the HAProxy that relays of a drill are.
 *
 * @throws ProblemError `drill/no-haproxy`
 */
export async function haproxyVersion(): Promise<string> {
  const program = new Program("haproxy -v", "haproxy", ["-v"]);
  await program.exit();
  const version = /^HAProxy version (\S+)/m.exec(program.log)?.[1];
  if (version !== undefined) return version;
  const what = "a drill runs real relays, and there is no `haproxy` on this machine";
  throw new ProblemError([{ code: "drill/no-haproxy", what, fix: "install it: apt-get install haproxy" }]);
}
