import { awsModel } from "../../../model/aws";
import { longest } from "../../../model/name";
import { fullName, stackNames } from "../../../model/stack-names";

const named = { game: "g".repeat(longest.game), name: "e".repeat(longest.environment) };

test("the longest names fit what AWS takes", () => {
  const edge = stackNames.edge(named, "k".repeat(longest.edge));
  // a load balancer: 32
  expect(fullName(named).length).toBeLessThanOrEqual(32);
  // a role: 64; a launch template: 128
  expect(edge.length).toBeLessThanOrEqual(64);
  const [zone = ""] = awsModel.edgeRegions.map((region) => `${region}a`).sort((a, b) => b.length - a.length);
  // a scaling group, a security group, an alarm: 255
  expect(`${edge}-${zone}-load-balancer`.length).toBeLessThanOrEqual(255);
});
