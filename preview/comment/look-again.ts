import { Refusal } from "./refusal";

/** Runs what looks and then writes; once more where the write may have been done, or what it changes is gone. */
export async function lookAgain<T>(lookAndWrite: () => Promise<T>): Promise<T> {
  try {
    return await lookAndWrite();
  } catch (error) {
    if (error instanceof Refusal && isWorthAnotherLook(error)) return lookAndWrite();
    throw error;
  }
}

function isWorthAnotherLook({ asked: { method, status } }: Refusal): boolean {
  if (method === "GET") return false;
  return status === undefined || status >= 500 || (method === "PATCH" && status === 404);
}
