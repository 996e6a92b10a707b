/** A router of another network, and those it speaks BGP with. */
export interface Router {
  readonly id: string;
  readonly asn: number;
  readonly neighbours: Readonly<Record<string, { readonly address: string; readonly asn: number }>>;
}

/** BIRD's configuration of a router that passes on whatever it hears, as networks between player and site do. */
export function routerConfiguration({ id, asn, neighbours }: Router): string {
  const sessions = Object.entries(neighbours).map(
    ([name, { address, asn: theirs }]) => `
protocol bgp '${name}' {
  local as ${asn};
  neighbor ${address} as ${theirs};
  connect delay time 1;
  connect retry time 1;
  error wait time 1, 2;
  ipv4 { import all; export all; };
}`,
  );
  return `router id ${id};
log stderr { warning, error };
protocol device { scan time 1; }
protocol direct { ipv4; }
protocol kernel { ipv4 { export where source = RTS_BGP; }; }
${sessions.join("\n")}
`;
}
