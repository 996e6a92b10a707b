/** JSON of a plan of at least that many bytes: security groups and addresses, some of which change. */
export function largePlan(bytes: number): string {
  const changes: object[] = [];
  const resources: object[] = [];
  for (let size = 0, index = 0; size < bytes; index += 1) {
    const change = changeOf(index);
    const resource = {
      address: change.address,
      mode: "managed",
      type: change.type,
      name: change.name,
      values: change.change.before,
    };
    changes.push(change);
    resources.push(resource);
    size += JSON.stringify(change).length + JSON.stringify(resource).length;
  }
  return JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.11.4",
    planned_values: {},
    resource_changes: changes,
    prior_state: { values: { root_module: { resources } } },
    configuration: { root_module: {} },
  });
}

function changeOf(index: number) {
  const entry = index % 10 === 0;
  const before = {
    id: `id-${index}`,
    name: `name ${index}`,
    tags: Object.fromEntries(Array.from({ length: 10 }, (_, tag) => [`tag-${tag}`, `value ${tag} of ${index}`])),
    ...(entry
      ? { type: "AnycastEIP", public_ip: "192.0.2.1" }
      : { ingress: [{ action: "ACCEPT", cidr_block: "10.0.0.0/8", port: "7000", protocol: "TCP" }] }),
  };
  const type = entry ? "tencentcloud_eip" : "tencentcloud_security_group_rule_set";
  const changed = index % 3 === 0;
  return {
    address: `${type}.thing-${index}`,
    mode: "managed",
    type,
    name: `thing-${index}`,
    change: {
      actions: [changed ? "update" : "no-op"],
      before,
      after: changed ? { ...before, name: `other ${index}` } : before,
      after_unknown: {},
      before_sensitive: {},
      after_sensitive: {},
    },
  };
}
