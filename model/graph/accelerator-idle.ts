import { own } from "../own";
import { when } from "../when";
import type { Arguments, Remark } from "./resources";
import { number, text } from "./values";

/** Seconds of silence that a listener can be told to bear; the same on Tencent Cloud and Alibaba Cloud. */
const seconds: Readonly<Record<string, readonly [number, number]>> = {
  TCP: [10, 900],
  UDP: [10, 20],
  HTTP: [1, 60],
  HTTPS: [1, 60],
};

/** What is wrong with the patience of an accelerator's listener. */
export function acceleratorIdle({ protocol = "TCP", idle_timeout: timeout }: Arguments): Remark[] {
  const name = text(protocol) ?? "";
  const [min, max] = own(seconds, name) ?? [0, Infinity];
  const written = number(timeout);
  return when(written !== undefined && (written < min || written > max), () => ({
    at: "idle_timeout",
    what: `\`idle_timeout\` is ${written ?? ""} on a ${name} listener`,
    fix: `write ${min} to ${max}; heartbeats must be more frequent`,
  }));
}
