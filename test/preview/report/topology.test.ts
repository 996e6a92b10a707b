import { topology } from "../../../preview/report/topology";
import { change, stack } from "./support/sample";

const fleet = (size: number) =>
  Array.from({ length: size }, (_, number) =>
    stack({
      id: `starfall-env${number % 7}-edge-e${number}`,
      environment: `env${number % 7}`,
      dependencies: [`starfall-env${number % 7}-entry`, `starfall-env${(number + 1) % 7}-home`],
      changes: [change()],
    }),
  );

test("changed stacks and those they depend on, by one step", () => {
  const stacks = [
    stack({ id: "a", dependencies: ["b"], changes: [change({ actions: ["delete"] })] }),
    stack({ id: "c", dependencies: ["a"], status: "unaffected" }),
  ];

  expect(topology({ stacks })?.text?.split("\n").slice(0, 4)).toEqual([
    "flowchart LR",
    'n0["a<br/>1 destroyed"]:::lost',
    'n1["b<br/>no change"]:::calm',
    "n1 --> n0",
  ]);
});

test("too many stacks are drawn by environment", () => {
  const stacks = [
    ...fleet(70),
    ...Array.from({ length: 7 }, (_, number) =>
      stack({ id: `starfall-env${number}-home`, environment: `env${number}`, changes: [change()] }),
    ),
  ];
  const text = topology({ stacks })?.text ?? "";

  expect(text).toContain('["starfall.env0<br/>11 stacks: 11 changed"]:::changed');
  expect(text.match(/-->/g)).toHaveLength(7);
});

test("too many environments are not drawn", () => {
  const stacks = Array.from({ length: 61 }, (_, number) =>
    stack({ id: `${number}`, environment: `env${number}`, dependencies: ["x"], changes: [change()] }),
  );

  expect(topology({ stacks })).toEqual({ text: undefined });
});

test("nothing is drawn where nothing hangs together", () => {
  expect(topology({ stacks: [stack({ changes: [change()] })] })).toBeUndefined();
});
