/** What Terraform leaves in a stack's folder; the lock file counts with the toolchain. */
const leftBehind = /^(plan|terraform\.tfstate(\.d|\.backup|\.\d+\.backup)?|\.terraform\.lock\.hcl|crash\.log)$/;

/** Whether a file or folder of that name in a stack's folder is none that the stack was written with. */
export function isLeftBehind(name: string): boolean {
  return leftBehind.test(name);
}
