import type { TerraformStack } from "cdktf";
import { DefaultTokenResolver, StringConcat, TerraformElement, Token, Tokenization } from "cdktf";

const resolver = new DefaultTokenResolver(new StringConcat());

/**
 * Makes cdktf notice references to other stacks, which it then asks those stacks for. cdktf does so by resolving the
 * whole stack once more; only the values that hold a token can be such a reference, and they are few.
 */
export function askForForeignReferences(stack: TerraformStack): void {
  for (const node of stack.node.findAll()) {
    if (TerraformElement.isTerraformElement(node)) visit(node.toTerraform(), stack);
  }
}

function visit(value: unknown, stack: TerraformStack): void {
  if (holdsToken(value)) {
    Tokenization.resolve(value, { scope: stack, resolver, preparing: true });
  } else if (typeof value === "object" && value !== null) {
    for (const child of Object.values(value)) visit(child, stack);
  }
}

/** Also a list or a map that stands for a token as a whole: that shows in its elements or keys. */
function holdsToken(value: unknown): boolean {
  if (typeof value === "string") return looksLikeToken(value);
  if (typeof value === "number") return Token.isUnresolved(value);
  if (typeof value !== "object" || value === null) return false;
  if (Tokenization.isResolvable(value)) return true;
  return (Array.isArray(value) ? value : Object.keys(value)).some(
    (part) =>
      (typeof part === "string" && looksLikeToken(part)) || (typeof part === "number" && Token.isUnresolved(part)),
  );
}

const looksLikeToken = (text: string): boolean => text.includes("Token[");
