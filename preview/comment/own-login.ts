import { z } from "zod";
import type { GitHub } from "./github";
import { Refusal } from "./refusal";

/** Who writes with a workflow's own token, which may not ask for its name. */
const workflowBot = "github-actions[bot]";

/** The name that comments of this token bear. */
export async function ownLogin(github: GitHub): Promise<string> {
  try {
    const { login } = await github.get("/user", z.object({ login: z.string() }));
    return login;
  } catch (error) {
    if (error instanceof Refusal && error.asked.status === 403) return workflowBot;
    throw error;
  }
}
