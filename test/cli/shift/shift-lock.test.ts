import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { ShiftLock } from "../../../cli/shift/shift-lock";

const folder = mkdtempSync(join(tmpdir(), "anycast-edge-lock-"));
afterAll(() => rmSync(folder, { recursive: true }));

const now = new Date();
const file = (name: string): string => join(folder, name);
const held = (name: string, holder: object): ShiftLock => {
  writeFileSync(file(name), JSON.stringify({ since: "2026-01-01T00:00:00.000Z", host: hostname(), ...holder }));
  return new ShiftLock(file(name));
};
/** The number of a process that was there. */
const gone = (): number => spawnSync(process.execPath, ["-e", ""]).pid;

test("one has it at a time, and gives it back", () => {
  const [one, other] = [new ShiftLock(file("a")), new ShiftLock(file("a"))];

  expect(one.take(now)).toBeUndefined();
  expect(other.holder).toMatchObject({ pid: process.pid, host: hostname() });
  expect(other.otherHolder).toBeUndefined();
  expect(() => other.take(now)).toThrow("shift/running");
  one.release();
  expect(existsSync(file("a"))).toBe(false);
  expect(other.take(now)).toBeUndefined();
});

test("what a process that is gone has left is taken over, and told", () => {
  const pid = gone();
  const lock = held("b", { pid });

  expect(lock.holder).toBeUndefined();
  expect(lock.take(now)).toMatchObject({ pid });
  expect(lock.holder?.pid).toBe(process.pid);
  expect(readdirSync(folder).filter((name) => name.startsWith("b"))).toEqual(["b"]);
});

test("whoever is on another machine counts as there", () => {
  const lock = held("c", { pid: gone(), host: "elsewhere.example" });

  expect(lock.holder?.host).toBe("elsewhere.example");
  expect(() => lock.take(now)).toThrow("on elsewhere.example since 2026-01-01");
  lock.release();
});

test("one that does not say who has it is nobody's to take, and not this command's own", () => {
  for (const [index, text] of ["", "{", '{"pid":1}', "null"].entries()) {
    const name = `d${index}`;
    writeFileSync(file(name), text);
    const lock = new ShiftLock(file(name));

    expect(() => lock.take(now)).toThrow("shift/lock");
    expect(() => lock.holder).toThrow("it does not say by whom");
    lock.release();
    expect(readFileSync(file(name), "utf8")).toBe(text);
  }
});

test("a process of the same number on another machine is another", () => {
  const lock = held("e", { pid: process.pid, host: "elsewhere.example" });

  expect(lock.otherHolder).toMatchObject({ pid: process.pid, host: "elsewhere.example" });
  lock.release();
  expect(existsSync(file("e"))).toBe(true);
});

test("what hinders reading is told", () => {
  mkdirSync(file("f"));
  const lock = new ShiftLock(file("f"));

  expect(() => lock.take(now)).toThrow("EISDIR");
});

test("another process that has got the number of one that is gone does not have it, where the machine can tell", () => {
  const lock = held("g", { pid: process.ppid, began: "1" });

  expect(lock.holder === undefined).toBe(existsSync("/proc/self/stat"));
});
