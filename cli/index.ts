import { wireAffected } from "./wiring/affected";
import { wireApply } from "./wiring/apply";
import { Cli } from "./wiring/cli";
import { wireComment } from "./wiring/comment";
import { wireCompare } from "./wiring/compare";
import { wireDispatch } from "./wiring/dispatch";
import { wireDoctor } from "./wiring/doctor";
import { wireDrill } from "./wiring/drill";
import { wireExplain } from "./wiring/explain";
import { wireGuard } from "./wiring/guard";
import { wireList } from "./wiring/list";
import { wireNew } from "./wiring/new";
import { wirePicture } from "./wiring/picture";
import { wirePreview } from "./wiring/preview";
import { wireProbe } from "./wiring/probe";
import { wireRelay } from "./wiring/relay";
import { wireReport } from "./wiring/report";
import { wireSandbox } from "./wiring/sandbox";
import { wireShift } from "./wiring/shift";
import { wireSimulate } from "./wiring/simulate";
import { tell } from "./wiring/tell";
import { wireTimeouts } from "./wiring/timeouts";
import { wireValidate } from "./wiring/validate";

const cli = new Cli(process);

// help lists them in this order
const commands = [
  wireNew,
  wireValidate,
  wireList,
  wireExplain,
  wireRelay,
  wireTimeouts,
  wireSimulate,
  wirePicture,
  wireCompare,
  wireAffected,
  wirePreview,
  wireReport,
  wireComment,
  wireApply,
  wireShift,
  wireDispatch,
  wireProbe,
  wireDrill,
  wireDoctor,
  wireGuard,
  wireSandbox,
];
for (const wire of commands) wire(cli);

// `anycast-edge list | head -n 1` is no error
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

cli.program.parseAsync(process.argv).catch((error: unknown) => tell(error, cli));
