import { TerraformOutput } from "cdktf";
import type { AnycastEntryProps } from "../../../constructs";
import { AnycastEntry } from "../../../constructs";
import { aws } from "../../../constructs/aws";
import { synth } from "../../support/synth";

const cloud = aws();
const region = "ap-northeast-2";
const id = "duel-test-entry";
const build = (props: Partial<AnycastEntryProps> = {}) =>
  synth(
    (stack) => {
      new AnycastEntry(stack, "entry", { cloud, name: "duel-test", region, tags: { game: "duel" }, ...props });
    },
    { id, cloud, region },
  );

test("an accelerator and nothing else, protected, at an address that never changes", () => {
  const tf = build();
  expect(tf.addresses).toEqual(["aws_globalaccelerator_accelerator.anycast"]);
  expect(tf.only("globalaccelerator_accelerator")).toEqual({
    name: "duel-test-entry",
    enabled: true,
    ip_address_type: "IPV4",
    tags: { game: "duel" },
    lifecycle: { prevent_destroy: true },
  });
});

test("dual stack, own addresses and flow logs when they are asked for", () => {
  const tf = build({ dualStack: true, addresses: ["192.0.2.1"], flowLogs: { bucket: "logs" } });
  expect(tf.only("globalaccelerator_accelerator")).toMatchObject({
    ip_address_type: "DUAL_STACK",
    ip_addresses: ["192.0.2.1"],
    attributes: { flow_logs_enabled: true, flow_logs_s3_bucket: "logs", flow_logs_s3_prefix: "flow-logs" },
  });
});

test("all its addresses are published, however many", () => {
  const tf = synth(
    (stack) => {
      const { outputs } = new AnycastEntry(stack, "entry", { cloud, name: "duel-test", region });
      new TerraformOutput(stack, "outputs", { value: outputs });
    },
    { id, cloud, region },
  );
  expect(tf.json.output?.["outputs"]?.value).toEqual({
    entryId: "${aws_globalaccelerator_accelerator.anycast.id}",
    addresses: "${flatten(aws_globalaccelerator_accelerator.anycast.ip_sets[*].ip_addresses)}",
    dnsName: "${aws_globalaccelerator_accelerator.anycast.dns_name}",
  });
});

test("an accelerator that exists is imported, not made", () => {
  const arn = "arn:aws:globalaccelerator::123456789012:accelerator/1";
  expect(build({ adopt: arn }).json.import).toEqual([{ id: arn, to: "aws_globalaccelerator_accelerator.anycast" }]);
});

test("retiring takes the protection off and nothing else", () => {
  const kept = build().only("globalaccelerator_accelerator");
  const retired = build({ retire: id }).only("globalaccelerator_accelerator");
  expect(retired).toEqual({ ...kept, lifecycle: { prevent_destroy: false } });
});
