import { parse } from "yaml";
import type { Environment } from "../../model/environment";
import { stackNames, stacksOf } from "../../model/stack-names";
import { GamesFolder } from "../model/games-folder";
import { Deployment } from "../support/deployment";

jest.setTimeout(600_000);

const node = "cn-wuxi-telecom_unicom_cmcc-2";
const shared = `cloud: tencent
state: { backend: local }
ports:
  game: { protocol: tcp, port: 7000, relayPort: 17000 }
  sync: { protocol: udp, port: 7001, probe: ping }
entry: { bandwidthMbps: 50 }
home:
  region: ap-seoul
  zones: [ap-seoul-1, ap-seoul-2]
  fleet: { min: 1, max: 2, instanceType: S5.LARGE8, image: img-l8og963d }
  deleteProtection: false
clouds:
  tencent: { relays: { instanceType: S5.MEDIUM4, image: img-l8og963d, bandwidthMbps: 50 } }
  alibaba: { relays: { instanceType: ens.sn1.small, image: m-5sb0wuxi1debian12, bandwidthMbps: 50 } }
  aws: { relays: { instanceType: c6i.large, image: ami-0c9c942bd7bf113a2 } }
dns: { zone: duel.example, name: play }
`;
const tokyo = "  tokyo: { region: ap-tokyo, relays: { zones: { ap-tokyo-1: 1 } }, backhaul: { bandwidthMbps: 20 } }\n";
const frankfurt =
  "  frankfurt: { region: eu-frankfurt, relays: { zones: { eu-frankfurt-1: 2 } }, backhaul: { public: addresses } }\n";
const wuxi = `  wuxi:
    cloud: alibaba
    kind: ens
    region: ${node}
    relays: { zones: { ${node}: 1 }, addresses: { ${node}-1: 203.0.113.7 } }
    backhaul: { public: addresses }
`;
const virginia =
  "  virginia: { cloud: aws, region: us-east-1, relays: { zones: { us-east-1a: 1 } }, backhaul: { public: tls } }\n";
const homeTls = "relays: { homeTls: { certificate: /etc/relay/own.pem, authority: /etc/relay/home.pem } }\n";

describe("a home on Tencent Cloud with relays on other clouds, on the sandbox", () => {
  const games = new GamesFolder();
  const deployment = new Deployment();
  const alone = declared(`${shared}edges:\n${tokyo}`);
  const mixed = declared(`${shared}edges:\n${tokyo}${frankfurt}${wuxi}`);
  const byTls = declared(`${shared}${homeTls}edges:\n${tokyo}${wuxi.replace("addresses }\n", "tls }\n")}${virginia}`);

  /** The one environment that the text declares. */
  function declared(text: string): Environment {
    const { environments, told } = games.write({ "duel/test.yaml": text }).load();
    expect(told).toEqual([]);
    const [only] = environments;
    if (only === undefined) throw new Error("no environment");
    return only.environment;
  }

  beforeAll(() => {
    deployment.synth(alone);
    deployment.applyAll(alone);
  });
  afterAll(() => {
    deployment.remove();
    games.remove();
  });

  interface Resource {
    readonly type: string;
    readonly values: Record<string, unknown>;
  }
  const resources = (stack: string): readonly Resource[] =>
    (JSON.parse(deployment.must(stack, ["show", "-json"])) as { values: { root_module: { resources: Resource[] } } })
      .values.root_module.resources;
  const door = () =>
    resources(stackNames.traffic(mixed))
      .filter(({ type }) => type === "tencentcloud_security_group_rule_set")
      .flatMap(({ values }) => values["ingress"] as { cidr_block: string; port: string }[])
      .map(({ cidr_block: from, port }) => `${from} ${port}`);
  const haproxyOf = (key: string): string => {
    const [script] = resources(stackNames.edge(mixed, key)).flatMap(({ values: { user_data: data } }) =>
      typeof data === "string" ? [Buffer.from(data, "base64").toString()] : [],
    );
    const { write_files: files } = parse(script ?? "") as { write_files: { path: string; content: string }[] };
    return files.find(({ path }) => path === "/etc/haproxy/haproxy.cfg")?.content ?? "";
  };

  test("a first public edge changes nothing at home, at the entry, or at edges that are there", () => {
    deployment.synth(mixed);
    for (const stack of ["entry", "home", "edge-tokyo"]) {
      expect(deployment.plan(`duel-test-${stack}`)).toMatchObject({
        code: 0,
        stdout: expect.stringContaining("No changes") as string,
      });
    }
    expect(door()).toEqual([]);
  });

  describe("once it is deployed", () => {
    beforeAll(() => deployment.applyAll(mixed));

    test.each(stacksOf(mixed))("a second plan of %s changes nothing", (stack) => {
      const { code, stdout } = deployment.plan(stack);
      expect(stdout).toContain("No changes");
      expect(code).toBe(0);
    });

    test("relays reach home at the entry's address, or by the private road", () => {
      const [entry] = deployment.output(stackNames.entry(mixed), "addresses") as string[];
      const balancer = deployment.output(stackNames.home(mixed), "endpoint_address");
      expect(haproxyOf("tokyo")).toContain(`server home ${String(balancer)}:17000 `);
      for (const key of ["frankfurt", "wuxi"]) expect(haproxyOf(key)).toContain(`server home ${String(entry)}:17000 `);
    });

    test("the door admits the relays of public roads by their addresses, and nobody else", () => {
      const addresses = (key: string) =>
        Object.values(deployment.output(stackNames.edge(mixed, key), "addresses") as Record<string, string>);
      const admitted = [...addresses("frankfurt"), ...addresses("wuxi")].map((address) => `${address}/32 17000`);
      expect(admitted).toHaveLength(3);
      expect(door()).toEqual(admitted);
    });
  });

  describe("by TLS", () => {
    beforeAll(() => {
      deployment.synth(byTls);
      // frankfurt is no more declared, so traffic lets go of it first
      for (const stack of stacksOf(byTls)) deployment.apply(stack);
    });

    test("relays on AWS, whose addresses nobody knows, come in by their certificates", () => {
      expect(door()).toEqual(["0.0.0.0/0 17000"]);
      const wanted = "ssl verify required ca-file /etc/relay/home.pem crt /etc/relay/own.pem";
      for (const key of ["tokyo", "wuxi", "virginia"]) expect(haproxyOf(key)).toContain(wanted);
    });

    test.each(stacksOf(byTls))("a second plan of %s changes nothing", (stack) => {
      expect(deployment.plan(stack)).toMatchObject({ code: 0 });
    });
  });

  test("without public edges the door is shut again", () => {
    deployment.synth(alone);
    deployment.apply(stackNames.traffic(alone));
    expect(door()).toEqual([]);
  });
});
