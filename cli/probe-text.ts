import type { ProbeReport } from "../probe/report";
import { count } from "./report";
import type { Style, Terminal } from "./terminal";

type Looked = ProbeReport["checks"][number];

const looks: Readonly<Record<Looked["verdict"], readonly [Style, string]>> = {
  ok: ["green", "ok           "],
  different: ["red", "DIFFERENT    "],
  unreachable: ["red", "UNREACHABLE  "],
  "not-looked-at": ["dim", "not looked at"],
};

/** A report for people: part by part, with what is wrong and what to do. */
export function probeText(report: ProbeReport, paint: Terminal["paint"]): string {
  const { world, game, environment, checks, complete } = report;
  const where =
    world === "sandbox" ? "sandbox: the simulated cloud was looked into, no packet was sent" : "from this machine";
  const parts = [...new Set(checks.map(({ part }) => part))];
  return [
    `${paint("bold", `${game}-${environment}`)}, ${where}`,
    ...parts.flatMap((part) => [
      "",
      paint("bold", printable(part)),
      ...checks.filter((one) => one.part === part).flatMap((one) => lines(one, paint)),
    ]),
    "",
    ...(complete ? [] : [paint("yellow", "it was stopped before all was looked at")]),
    ending(report, paint),
  ].join("\n");
}

function lines(
  { asks, expected, verdict, found, milliseconds, because, fix }: Looked,
  paint: Terminal["paint"],
): string[] {
  const [style, label] = looks[verdict];
  const time = milliseconds === undefined ? "" : `, ${milliseconds.toFixed(1)} ms`;
  const wanted = verdict === "different" || verdict === "unreachable" ? `, expected: ${expected}` : "";
  return [
    `  ${paint(style, label)}  ${printable(asks)}: ${printable(`${found}${time}${wanted}`)}`,
    ...[because, fix].filter((text) => text !== undefined).map((text) => `                   ${printable(text)}`),
  ];
}

function ending(
  { summary: { ok, different, unreachable, notLookedAt }, seconds }: ProbeReport,
  paint: Terminal["paint"],
) {
  const wrong = different + unreachable;
  const rest = notLookedAt === 0 ? "" : `, ${notLookedAt} not looked at`;
  const told = `${count(ok, "look")} as declared, ${different} different, ${unreachable} without an answer${rest}`;
  return `${paint(wrong === 0 ? "green" : "red", told)}, in ${seconds.toFixed(1)} s`;
}

/** What others have written into DNS or a certificate must not steer the terminal. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "\u{fffd}");
}
