import { boot } from "../../../constructs/relay/boot";
import { cloudConfig } from "../../../constructs/relay/cloud-config";
import { relayRequest, type Declared } from "../../../constructs/relay/relay-request";
import { relaysSchema } from "../../../model/edge";
import { healthSchema } from "../../../model/health";
import { cloudNames, type CloudName } from "../../../model/cloud-name";
import { relayCloud } from "../../../stacks/relay-cloud";

const script = "#!/bin/sh\n#";

function declared(cloud: CloudName, userData?: string): Omit<Declared, "homeAddress"> {
  const relays = relaysSchema.parse({
    zones: { "ap-tokyo-1": 1 },
    instanceType: "S5.MEDIUM4",
    image: "img-1",
    userData,
  });
  return {
    cloud: relayCloud(cloud),
    name: "duel-test-edge-tokyo",
    edge: { relays },
    ports: { game: { protocol: "tcp", port: 7000, relayPort: 17000 } },
    health: healthSchema.parse({}),
  };
}

/** Bytes that are left for the script beside the longest address of home. */
function room(cloud: CloudName): number {
  const { model, relays } = relayCloud(cloud);
  const request = relayRequest({ ...declared(cloud, script), homeAddress: "x".repeat(relays.longestHomeAddress) });
  return model.maxUserDataBytes - Buffer.byteLength(cloudConfig(request));
}

test.each(cloudNames)("on %s it may be as large as what a machine takes, and not a byte larger", (cloud) => {
  const left = room(cloud);
  const bytes = relayCloud(cloud).model.maxUserDataBytes;

  expect(boot(declared(cloud, `${script}${"#".repeat(left)}`)).problems).toEqual([]);
  expect(boot(declared(cloud, `${script}${"#".repeat(left + 1)}`)).problems).toEqual([
    {
      code: "edge/boot-size",
      what: `what the relays of duel-test-edge-tokyo boot with has ${bytes + 1} bytes, more than the ${bytes} that a machine takes`,
      fix: "shorten `relays.userData`, let it fetch the rest, or declare fewer ports",
    },
  ]);
});

test("a character counts as the bytes it has", () => {
  const left = room("tencent");
  expect(boot(declared("tencent", `${script}${"é".repeat(left / 2 + 1)}`)).problems).toHaveLength(1);
});

test("without a script there is none to shorten", () => {
  const many = Array.from({ length: 90 }, (_, index) => {
    const port = 7000 + index;
    return [`port-${index}`, { protocol: "tcp", port, relayPort: port + 10_000 }] as const;
  });
  const [problem] = boot({ ...declared("tencent"), ports: Object.fromEntries(many) }).problems;

  expect(problem).toMatchObject({ code: "edge/boot-size", fix: "declare fewer ports or `relays.otherHomes`" });
});
