import { createServer } from "node:net";

// below the numbers that the kernel gives to outgoing connections, which would take one between choice and use
const first = 20000;
const count = 12000;
let next = (process.pid * 97) % count;

/** A number that nothing listens on, TCP or UDP alike as nobody else takes numbers of this range. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = first + (next++ % count);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "0.0.0.0", () => server.close(() => resolve(true)));
  });
}
