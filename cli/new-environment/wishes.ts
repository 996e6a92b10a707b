import { cloudNames, type CloudName } from "../../model/cloud-name";
import type { Problem } from "../../model/problem";
import { didYouMean } from "../../model/suggest";

/** What was said on the command line, word for word. */
export interface Flags {
  readonly state?: string;
  readonly cloud?: string;
  readonly home?: string;
  readonly zone: readonly string[];
  readonly port: readonly string[];
  readonly bandwidth?: string;
  readonly min?: string;
  readonly max?: string;
  readonly instanceType?: string;
  readonly image?: string;
  readonly edge: readonly string[];
  readonly backhaul?: string;
  readonly relayInstanceType?: string;
  readonly relayImage?: string;
  readonly relayBandwidth?: string;
  readonly dns?: string;
  readonly dnsZoneId?: string;
  readonly healthPort?: string;
}

interface PortWish {
  readonly protocol: string;
  readonly port: number | { readonly from: number; readonly to: number };
  readonly relayPort?: number;
}

interface EdgeWish {
  readonly region: string;
  readonly zones: Readonly<Record<string, number>>;
}

/** Backends that need no settings of their own. */
export const plainBackends = ["local", "pg"] as const;

/** The same, understood. What is absent was not said. */
export interface Wishes {
  readonly state?: { backend: (typeof plainBackends)[number] };
  readonly cloud?: CloudName;
  readonly home?: string;
  readonly zones?: readonly string[];
  readonly ports?: Readonly<Record<string, PortWish>>;
  readonly bandwidth?: number;
  readonly min?: number;
  readonly max?: number;
  readonly instanceType?: string;
  readonly image?: string;
  readonly edges?: Readonly<Record<string, EdgeWish>>;
  readonly backhaul?: number;
  readonly relayInstanceType?: string;
  readonly relayImage?: string;
  readonly relayBandwidth?: number;
  readonly dns?: { zone: string; name: string };
  readonly dnsZoneId?: string;
  readonly healthPort?: string;
}

/** Understands the flags. Numbers, regions and names are judged later, with the whole environment. */
export function wishesOf(flags: Flags): { wishes: Wishes; problems: readonly Problem[] } {
  const reader = new Reader();
  const { home, instanceType, image, relayInstanceType, relayImage, dnsZoneId, healthPort } = flags;
  const wishes: Wishes = {
    ...{ home, instanceType, image, relayInstanceType, relayImage, dnsZoneId, healthPort },
    state: reader.state(flags.state),
    cloud: reader.cloud(flags.cloud),
    zones: flags.zone.length === 0 ? undefined : words(flags.zone),
    ports: flags.port.length === 0 ? undefined : reader.ports(words(flags.port)),
    bandwidth: reader.number("--bandwidth", flags.bandwidth),
    min: reader.number("--min", flags.min),
    max: reader.number("--max", flags.max),
    edges: flags.edge.length === 0 ? undefined : reader.edges(words(flags.edge)),
    backhaul: reader.number("--backhaul", flags.backhaul),
    relayBandwidth: reader.number("--relay-bandwidth", flags.relayBandwidth),
    dns: reader.dns(flags.dns),
  };
  return { wishes, problems: reader.problems };
}

/** Flags that are repeated, or hold several with commas between; a last comma means nothing. */
function words(texts: readonly string[]): string[] {
  return texts.flatMap((text) =>
    text
      .trim()
      .replace(/,$/, "")
      .split(/\s*,\s*/),
  );
}

class Reader {
  readonly problems: Problem[] = [];

  state(text: string | undefined): Wishes["state"] {
    const backend = plainBackends.find((name) => name === text);
    if (backend !== undefined) return { backend };
    if (text !== undefined) {
      this.problems.push({
        code: "new/state",
        what: `\`--state\` is \`${text}\`, which is neither ${plainBackends.join(" nor ")}`,
        fix: "write a backend that has settings into a defaults file, as in `state: { backend: s3, bucket: …, region: … }`",
      });
    }
    return undefined;
  }

  cloud(text: string | undefined): CloudName | undefined {
    const cloud = cloudNames.find((name) => name === text);
    if (text !== undefined && cloud === undefined) {
      const what = `\`--cloud\` is \`${text}\`, which is no cloud known here${didYouMean(text, cloudNames)}`;
      this.problems.push({ code: "new/cloud", what, fix: `choose one of: ${cloudNames.join(", ")}` });
    }
    return cloud;
  }

  number(flag: string, text: string | undefined): number | undefined {
    if (text === undefined) return undefined;
    if (/^\d{1,9}$/.test(text)) return Number(text);
    this.problems.push({
      code: "new/number",
      what: `\`${flag}\` is \`${text}\`, which is no whole number`,
      fix: `write digits only, as in \`${flag} 3\``,
    });
    return undefined;
  }

  ports(texts: readonly string[]): Wishes["ports"] {
    const ports = texts.map((text): [string, PortWish] => {
      const match = /^([^=:]+)=([^=:]+):(\d{1,6})(?:-(\d{1,6}))?(?::(\d{1,6}))?$/.exec(text);
      if (match === null) {
        const what = `\`--port\` is \`${text}\`, which is not name=protocol:number or name=protocol:number:relayPort`;
        this.problems.push({ code: "new/port", what, fix: "write it as in `--port game=tcp:7000:17000`" });
      }
      const [, name = "", protocol = "", from, to, relayPort] = match ?? [];
      const port = to === undefined ? Number(from) : { from: Number(from), to: Number(to) };
      return [name, { protocol, port, ...(relayPort !== undefined && { relayPort: Number(relayPort) }) }];
    });
    this.twice("--port", ports);
    return Object.fromEntries(ports);
  }

  edges(texts: readonly string[]): Wishes["edges"] {
    const edges = new Map<string, { region: string; zones: Record<string, number> }>();
    for (const text of texts) {
      const match = /^([^=:]+)=([^=:]+):([^=:]+):(\d{1,4})$/.exec(text);
      if (match === null) {
        const what = `\`--edge\` is \`${text}\`, which is not name=region:zone:relays`;
        this.problems.push({ code: "new/edge", what, fix: "write it as in `--edge tokyo=ap-tokyo:ap-tokyo-1:2`" });
        continue;
      }
      const [, name = "", region = "", zone = "", relays] = match;
      const edge = edges.get(name) ?? { region, zones: {} };
      edges.set(name, edge);
      if (edge.region !== region || Object.hasOwn(edge.zones, zone)) {
        const what = `\`--edge ${text}\` contradicts an earlier one: an edge has one region, and each zone once`;
        this.problems.push({ code: "new/edge", what, fix: "give the other edge a name of its own" });
      }
      edge.zones[zone] = Number(relays);
    }
    return Object.fromEntries(edges);
  }

  dns(text: string | undefined): Wishes["dns"] {
    if (text === undefined) return undefined;
    const [name = "", ...zone] = text.split(".");
    if (name !== "" && zone.length >= 2) return { zone: zone.join("."), name };
    const what = `\`--dns\` is \`${text}\`, which is not a name in a domain`;
    this.problems.push({ code: "new/dns", what, fix: "write it as in `--dns play.starfall.example`" });
    return undefined;
  }

  private twice(flag: string, entries: readonly (readonly [string, unknown])[]): void {
    const names = entries.map(([name]) => name);
    for (const name of new Set(names.filter((one, index) => one !== "" && names.indexOf(one) !== index))) {
      const what = `\`${flag}\` names \`${name}\` twice`;
      this.problems.push({ code: "new/twice", what, fix: "give each a name of its own" });
    }
  }
}
