import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

// answers with the bytes of a file, and does nothing else
const body = readFileSync(process.argv[2] ?? "", "utf8");
const headers = {
  "content-type": "application/json",
  "cache-control": "private, max-age=60",
  "access-control-allow-origin": "*",
  "content-length": Buffer.byteLength(body),
};
const server = createServer((_request, response) => {
  response.writeHead(200, headers);
  response.end(body);
});
server.listen(0, "127.0.0.1", () => {
  process.stdout.write(`listens on 127.0.0.1 port ${(server.address() as AddressInfo).port}\n`);
});
