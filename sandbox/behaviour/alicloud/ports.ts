const any = "-1/-1";

/** What is wrong with the ports of a security group's rule; protocols in either case. */
export function strangePorts(protocol: string, ports: string): string | undefined {
  if (!["tcp", "udp"].includes(protocol.toLowerCase())) {
    return ports === any ? undefined : `a rule for ${protocol} has the ports ${any}, not ${ports}`;
  }
  const [from = NaN, to = NaN] = /^(\d+)\/(\d+)$/.exec(ports)?.slice(1).map(Number) ?? [];
  return from >= 1 && from <= to && to <= 65535
    ? undefined
    : `a rule for ${protocol} needs ports such as 7000/7000 or 1/65535, not ${ports}`;
}
