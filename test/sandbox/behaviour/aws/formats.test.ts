import { hasFormat } from "../../../../sandbox/provider/formats";
import { readDefinition } from "../../../../sandbox/schema/definition";
import { AwsWorkspace } from "./support/workspace";

const cloud = new AwsWorkspace();
const { facts } = readDefinition("aws");

test.each([
  ["ipv4", ["10.0.0.1"], ["::1", "10.0.0", "10.0.0.256"]],
  ["ipv6", ["::1", "2001:db8::10.0.0.1"], ["10.0.0.1", "2001:db8:::1"]],
  [
    "network-cidr",
    ["10.0.0.0/8", "0.0.0.0/0"],
    ["10.0.0.1/8", "10.0.0.0", "2001:db8::/32", "10.0.0.0/33", "10.0.0.0/8/8"],
  ],
  ["network-cidr:16..28", ["10.0.0.0/16", "10.0.0.0/28"], ["10.0.0.0/15", "10.0.0.0/29"]],
  ["ipv6-network-cidr", ["2001:db8::/32", "::/0", "2001:db8:0:1::/64"], ["2001:db8::1/64", "10.0.0.0/8", "::/129"]],
  ["any-network-cidr", ["10.0.0.0/8", "2001:db8::/32"], ["10.0.0.1/8"]],
  ["rfc3339", ["2026-11-25T00:00:00Z", "2026-11-25T00:00:00+09:00"], ["2026-11-25", "2026-13-25T00:00:00Z"]],
  ["duration", ["10m", "0", "1h30m", "1.5h"], ["10", "10 m", "m"]],
  [
    "arn",
    [
      "arn:aws:s3:::logs",
      "arn:aws-cn:ec2:cn-north-1:123456789012:vpc/vpc-1",
      "arn:aws:automate:us-west-2:ec2:stop",
      "",
    ],
    ["vpc-1", "arn:aws:s3"],
  ],
  ["aws-region-name", ["us-west-2", "us-isob-east-1", "ap-southeast-5", ""], ["ap-seoul", "us-west", "US-WEST-2"]],
  ["json", ["{}", "[1]", "null"], ["", "{", "Statement"]],
  ["base64", ["IyEvYmluL3No", "YQ==", ""], ["#!/bin/sh", "YQ==="]],
  ["nullable-bool", ["", "true", "false", "1", "0"], ["yes", "TrUe"]],
  ["nullable-int:0..3600", ["", "0", "3600"], ["-1", "3601", "1.5", "x"]],
  ["nullable-int:0..", ["0", "99999"], ["-1"]],
  ["one-of:10,20,30,60n", ["10", "30", "60", "3600"], ["0", "15", "61"]],
  ["traffic-port", ["traffic-port", "1", "65536"], ["0", "65537", "game"]],
])("%s takes what AWS takes, and nothing else", (format, good, bad) => {
  expect(good.filter((value) => hasFormat(value, format) !== undefined)).toEqual([]);
  expect(bad.filter((value) => hasFormat(value, format) === undefined)).toEqual([]);
});

test("every format of the facts is one that is checked", () => {
  const names = Object.values(facts).flatMap(({ formats = {} }) => Object.values(formats));
  // no text has all of these formats, so one that takes it is not checked at all
  const open = names.filter((format) => hasFormat("sg- \u0000", format) === undefined);

  expect(open).toEqual([]);
});

test.each([
  ["globalaccelerator_accelerator", "name", ["starfall-1", "A"], ["-a", "a-", "a_b", "a b"]],
  ["lb", "name", ["home", "a-1"], ["-a", "a-", "internal-a", "a.b"]],
  ["lb_target_group", "name", ["internal-a", "game-7000"], ["-a", "a-", "a_b"]],
  ["security_group", "name", ["home", "my-sg-1"], ["sg-home"]],
  ["sns_topic", "name", ["home_1", "home.fifo"], ["home.topic", "a b"]],
])("%s: `%s`", (type, argument, good, bad) => {
  const refused = (value: string) =>
    cloud.validate(type, { [argument]: value }).filter(({ path }) => path?.[0] === argument).length > 0;

  expect(good.filter(refused)).toEqual([]);
  expect(bad.filter((value) => !refused(value))).toEqual([]);
});

test("what is missing in a block that is not there is not missing", () => {
  expect(cloud.validate("instance", { ami: "ami-1", instance_type: "c7i.large" })).toEqual([]);
  expect(cloud.validate("instance", { launch_template: [{ version: "1" }] })).toMatchObject([
    { summary: expect.stringContaining("launch_template.id, launch_template.name") as string },
  ]);
  expect(cloud.validate("route53_zone", { name: "starfall.example" })).toEqual([]);
});
