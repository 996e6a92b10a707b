import type { RemoteInfo, Socket } from "node:dgram";

/** What a name server tells: values by `<type> <name>`; `failed` where it cannot tell. */
export type ZoneData = Readonly<Record<string, readonly string[] | "failed">>;

const types: Readonly<Record<number, string>> = { 1: "A", 2: "NS", 28: "AAAA" };
const failure = 2;
const nameError = 3;

/** Answers questions of DNS from a table; a name that is not in it does not exist. */
export function dnsAnswers(zone: ZoneData): (message: Buffer, from: RemoteInfo, socket: Socket) => void {
  return (message, { port, address }, socket) => {
    const { name, end } = nameIn(message, 12);
    const number = message.readUInt16BE(end);
    const said = zone[`${types[number] ?? "?"} ${name}`] ?? [];
    const values = said === "failed" ? [] : said;
    const exists = Object.keys(zone).some((key) => key.endsWith(` ${name}`));
    const code = said === "failed" ? failure : exists ? 0 : nameError;
    const head = Buffer.from(message.subarray(0, 12));
    // an answer, with authority
    head.writeUInt16BE(0x8580 | code, 2);
    head.writeUInt16BE(1, 4);
    head.writeUInt16BE(values.length, 6);
    head.fill(0, 8);
    const answers = values.map((value) => record(number, value));
    socket.send(Buffer.concat([head, message.subarray(12, end + 4), ...answers]), port, address);
  };
}

function nameIn(message: Buffer, from: number): { name: string; end: number } {
  const labels: string[] = [];
  let at = from;
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.toString("latin1", at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join(".").toLowerCase(), end: at + 1 };
}

function record(type: number, value: string): Buffer {
  const data = type === 2 ? encodedName(value) : Buffer.from(value.split(".").map(Number));
  const head = Buffer.alloc(12);
  // the name of the question
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(type, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(60, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

function encodedName(name: string): Buffer {
  const labels = name.split(".").map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)]));
  return Buffer.concat([...labels, Buffer.from([0])]);
}
