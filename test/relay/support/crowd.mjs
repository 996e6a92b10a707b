// Holds many players' connections: `node crowd.mjs PORT COUNT`. Says `held` once each is greeted, ends when its input does.
import { connect } from "node:net";

const [port, count] = process.argv.slice(2).map(Number);
const atOnce = 200;
// one address has no more than some 28,000 numbers to call from
const perAddress = 2000;
let called = 0;
let greeted = 0;

for (let index = 0; index < Math.min(atOnce, count); index += 1) call();
process.stdin.on("end", () => process.exit(0)).resume();

function call() {
  const localAddress = `127.0.2.${1 + Math.floor(called / perAddress)}`;
  called += 1;
  const socket = connect({ port, host: "127.0.0.1", localAddress });
  socket.once("data", () => {
    greeted += 1;
    if (greeted === count) process.stdout.write("held\n");
    else if (called < count) call();
  });
  const lost = (error) => {
    process.stderr.write(`a connection was lost: ${error?.message ?? "closed"}\n`);
    process.exit(1);
  };
  socket.once("error", lost).once("close", lost);
}
