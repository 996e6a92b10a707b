import { ProblemError, type Problem } from "../../model/problem";

/** What a drill can be told beside what is simulated, as it is written on the command line. */
export interface DrillWords {
  readonly clients?: string;
  readonly speed?: string;
  readonly loss?: string;
  readonly seconds?: string;
}

/** The same, understood. */
export interface DrillWish {
  readonly clients: number;
  readonly speed: number;
  readonly loss: number;
  /** Default: until all has come to rest. */
  readonly seconds?: number;
}

const usual = { clients: "60", speed: "5", loss: "0" };
/** More do not fit into this machine's two ends of each connection. */
const mostClients = 2000;
const mostSpeed = 20;
const mostLoss = 0.5;

/** @throws ProblemError `drill/number`, all of them at once */
export function drillWish({ clients, speed, loss, seconds }: DrillWords): DrillWish {
  const problems: Problem[] = [];
  const read = (flag: string, written: string, { pattern, least, most, fix }: Range): number => {
    const value = pattern.test(written) ? Number(written) : NaN;
    if (!(value >= least && value <= most))
      problems.push({ code: "drill/number", what: `\`${flag}\` is ${written}`, fix });
    return value;
  };
  const wish = {
    clients: read("--clients", clients ?? usual.clients, whole(1, mostClients)),
    speed: read("--speed", speed ?? usual.speed, {
      pattern: /^\d{1,2}(\.\d{1,3})?$/,
      least: 0.1,
      most: mostSpeed,
      fix: `write how many times faster than real time it goes, 0.1 to ${mostSpeed}: faster, the machine's own delays weigh too much`,
    }),
    loss: read("--loss", loss ?? usual.loss, {
      pattern: /^0?(\.\d{1,6})?$|^0$/,
      least: 0,
      most: mostLoss,
      fix: `write a share of packets from 0 to ${mostLoss}, as in \`--loss 0.01\``,
    }),
    ...(seconds !== undefined && { seconds: read("--seconds", seconds, whole(1, 86_400)) }),
  };
  if (problems.length > 0) throw new ProblemError(problems);
  return wish;
}

interface Range {
  readonly pattern: RegExp;
  readonly least: number;
  readonly most: number;
  readonly fix: string;
}

function whole(least: number, most: number): Range {
  return { pattern: /^\d{1,5}$/, least, most, fix: `write a whole number from ${least} to ${most}` };
}
