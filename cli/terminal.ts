import { spawn } from "node:child_process";
import { constants } from "node:os";
import { styleText } from "node:util";
import prompts from "prompts";

/** How a piece of text is set off where the terminal can show it. */
export type Style = "bold" | "dim" | "red" | "green" | "yellow";

export interface Question {
  readonly message: string;
  /** Taken when the answer is left empty. */
  readonly initial?: string;
  /** What can be chosen. Default: any text. */
  readonly choices?: readonly string[];
  /** Why an answer is not possible; undefined when it is. */
  readonly check?: (answer: string) => string | undefined;
}

/** How a command that was run came to its end. */
export type Ended = { readonly code: number } | { readonly missing: true };

/** All a command knows of the world it prints to. */
export interface Terminal {
  /** Writes a line to standard output. */
  out(text: string): void;
  /** Writes a line to standard error. */
  err(text: string): void;
  /** Sets text off, where standard output shows colours. */
  paint(style: Style, text: string): string;
  /** How many characters a line of it holds; undefined where nobody knows, as in a file. */
  readonly columns?: number | undefined;
  /** Whether somebody is there to answer questions. */
  readonly interactive: boolean;
  /** The answer; undefined when the question was cancelled. */
  ask(question: Question): Promise<string | undefined>;
  /** No, unless answered with yes. */
  confirm(message: string): Promise<boolean>;
  /** Runs a command in this terminal, hands signals on, and tells its exit code: 128 + n when signal n ended it. */
  run(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended>;
}

/** The terminal of a process. */
export function terminalOf(process: NodeJS.Process): Terminal {
  const { stdin, stdout, stderr } = process;
  const coloured = stdout.isTTY && stdout.hasColors();
  return {
    out: (text) => void stdout.write(`${text}\n`),
    err: (text) => void stderr.write(`${text}\n`),
    paint: (style, text) => (coloured ? styleText(style, text, { validateStream: false }) : text),
    get columns() {
      // as it is when something is printed
      return stdout.isTTY ? stdout.columns : undefined;
    },
    interactive: stdin.isTTY && stdout.isTTY,
    ask,
    confirm: async (message) => {
      const { answer } = (await prompts({ type: "confirm", name: "answer", message, initial: false })) as {
        answer?: boolean;
      };
      return answer === true;
    },
    run: (command, args, env) => run(process, [command, ...args], env),
  };
}

async function ask({ message, initial, choices, check }: Question): Promise<string | undefined> {
  const { answer } = (await prompts({
    type: choices === undefined ? "text" : "select",
    name: "answer",
    message,
    initial: choices === undefined ? initial : Math.max(0, choices.indexOf(initial ?? "")),
    choices: choices?.map((choice) => ({ title: choice, value: choice })),
    validate: (text: string) => check?.(text) ?? true,
  })) as { answer?: string };
  return answer?.trim();
}

function run(process: NodeJS.Process, [command = "", ...args]: string[], env: NodeJS.ProcessEnv): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: "inherit", env });
    const forward = (signal: NodeJS.Signals): void => {
      // ^C has reached the whole foreground group already, and a second one makes Terraform drop what it is doing
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    };
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
    for (const signal of signals) process.on(signal, forward);
    const end = (): void => signals.forEach((signal) => void process.removeListener(signal, forward));
    child.once("error", (error: NodeJS.ErrnoException) => {
      end();
      if (error.code === "ENOENT" || error.code === "EACCES") resolve({ missing: true });
      else reject(error);
    });
    child.once("close", (code, signal) => {
      end();
      resolve({ code: code ?? 128 + (signal === null ? 0 : constants.signals[signal]) });
    });
  });
}
