import { lines } from "./lines";
import { names } from "./names";
import type { Announcement, RelayRequest } from "./request";

/** Seconds after which a neighbour gives up a machine that says nothing; a third of it lies between two signs of life. */
const holdSeconds = 30;

/** BIRD's configuration: the team's prefix, to the neighbours of the site. For BIRD 2.0. None without an announcement. */
export function bird({ name, announcement }: RelayRequest): string | undefined {
  if (announcement === undefined) return undefined;
  const { prefix, machine } = announcement;
  return lines(
    `# ${name}: announces ${prefix} while the relay is well. Changes here go with the machine`,
    "# birdc show protocols all; birdc show route export",
    "log syslog all;",
    `router id ${machine};`,
    "protocol device { }",
    `# ${names.announce} turns it on and off: at the start of bird it is off`,
    `protocol static ${names.route} {`,
    "  disabled;",
    "  ipv4;",
    `  route ${prefix} blackhole;`,
    "}",
    "# nothing but the prefix gets out, nothing gets in, and nothing reaches the kernel's own routes",
    "filter own {",
    `  if net = ${prefix} && proto = "${names.route}" then accept;`,
    "  reject;",
    "}",
    Object.entries(announcement.neighbours).flatMap(([neighbour, settings]) =>
      session(neighbour, settings, announcement),
    ),
  );
}

function session(
  name: string,
  { address, asn, multihop, passwordFile }: Announcement["neighbours"][string],
  { asn: own }: Announcement,
): string[] {
  return [
    // quoted, since it may have hyphens; and no word of bird's own begins so
    `protocol bgp 'to-${name}' {`,
    `  local as ${own};`,
    `  neighbor ${address} as ${asn};`,
    ...(multihop === undefined ? [] : [`  multihop ${multihop};`]),
    ...(passwordFile === undefined ? [] : [`include "${passwordFile}";`]),
    `  hold time ${holdSeconds};`,
    `  keepalive time ${holdSeconds / 3};`,
    "  # a machine that has stopped must not be kept on routes",
    "  graceful restart off;",
    "  ipv4 {",
    "    import none;",
    "    export filter own;",
    "    next hop self;",
    "  };",
    "}",
  ];
}
