import { CdktfOutput } from "../../../scripts/demo/cdktf-output";

const footer = "\x1b[2K\x1b[1A\x1b[2K\x1b[1A\x1b[2K\x1b[G";

function read(...lines: string[]) {
  const output = new CdktfOutput();
  return lines.map((line) => output.read(line));
}

test("tells the stage, the stack and the resources that are finished, whatever is drawn between", () => {
  const eip = "tencentcloud_eip.anycast (entry/anycast): Creation complete after 0s [id=eip-1]";
  const steps = read(
    "⠋  Synthesizing",
    `${footer}duel-dev-entry  Initializing the backend...`,
    `${footer}duel-dev-entry  ${eip}`,
    `${footer}duel-dev-edge-tokyo  tencentcloud_vpc.network (edge/vpc): Creating...`,
    "                     tencentcloud_vpc.network (edge/vpc): Creation complete after 1s [id=vpc-1]",
    "                     terraform_data.check: Destruction complete after 0s",
  );

  expect(steps).toEqual([
    { stage: "synthesising", done: 0 },
    { stack: "duel-dev-entry", stage: "initialising", done: 0 },
    { stack: "duel-dev-entry", stage: "applying", done: 1, last: "entry/anycast" },
    undefined,
    { stack: "duel-dev-edge-tokyo", stage: "applying", done: 2, last: "edge/vpc" },
    { stack: "duel-dev-edge-tokyo", stage: "applying", done: 3, last: "terraform_data.check" },
  ]);
});

test("everything else says nothing", () => {
  expect(
    read(
      "",
      `${footer}1 Stack deploying     0 Stacks done     2 Stacks waiting`,
      "duel-dev-home  data.terraform_remote_state.entry: Read complete after 0s",
      "                 Apply complete! Resources: 4 added, 0 changed, 0 destroyed.",
    ),
  ).toEqual([undefined, undefined, undefined, undefined]);
});

test("keeps what people can read: no escape codes, no spinner, no footer", () => {
  const output = new CdktfOutput();
  const lines = [
    "\x1b[2K\x1b[1A",
    "⠦  Synthesizing",
    "duel-test-home  Initializing",
    "4 Stacks destroying     1 Stack done",
    "Error: x",
  ];
  for (const line of lines) output.read(line);

  expect(output.text).toBe("duel-test-home  Initializing\nError: x");
});
