/**
 * The command that deploys some stacks of an environment, in the order given. Without its flags cdktf refuses stacks whose
 * dependencies it is not told to deploy as well, and then starts all of them at once.
 */
export function deployCommand(stacks: readonly string[]): string {
  const inOrder = stacks.length > 1 ? " --parallelism 1" : "";
  return `npx cdktf deploy ${stacks.join(" ")} --ignore-missing-stack-dependencies${inOrder}`;
}
