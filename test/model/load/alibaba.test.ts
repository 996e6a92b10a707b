import { GamesFolder, rightOnAlibaba } from "../games-folder";

let games: GamesFolder;

beforeEach(() => {
  games = new GamesFolder();
});

afterEach(() => {
  games.remove();
});

const but = (from: string, to: string) => ({ "duel/test.yaml": rightOnAlibaba.replace(from, to) });

test("an environment on Alibaba Cloud needs no setting that only other clouds have", () => {
  games.write({ "duel/test.yaml": rightOnAlibaba });
  expect(games.load().told).toEqual([]);
  expect(games.load().names).toEqual(["duel test"]);
});

const table: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[]])[] = [
  [
    "a home where no Anycast EIP is known to be",
    but(
      "region: cn-hongkong\n  zones: [cn-hongkong-b, cn-hongkong-c]",
      "region: ap-northeast-2\n  zones: [ap-northeast-2a, ap-northeast-2b]",
    ),
    [
      "duel/test.yaml:7:11 `home.region` is ap-northeast-2, which Alibaba Cloud's list of regions for Anycast EIPs leaves out (home/region-unlisted); choose one of: ap-northeast-1, ap-southeast-1, ap-southeast-3, cn-hongkong, eu-central-1, eu-west-1, us-east-1, us-west-1; or write `acknowledge: [anycast-region]` once DescribeAnycastServerRegions has shown it",
    ],
  ],
  [
    "a zone of another region",
    but("cn-hongkong-c", "cn-shanghai-c"),
    [
      "duel/test.yaml:8:26 cn-shanghai-c is no zone of cn-hongkong (home/zone); write zones of cn-hongkong, such as cn-hongkong-a, or another region",
    ],
  ],
  [
    "a zone written as those of regions with a number are",
    but("cn-hongkong-c", "cn-hongkongc"),
    [
      "duel/test.yaml:8:26 cn-hongkongc is no zone of cn-hongkong, did you mean cn-hongkong-c? (home/zone); write zones of cn-hongkong, such as cn-hongkong-a, or another region",
    ],
  ],
  [
    "an ENS node that is not said to be one",
    but("    kind: ens\n", ""),
    [
      expect.stringMatching(
        /^duel\/test.yaml:14:13 `edges.dalian.region` is cn-dalian-unicom, an ENS node, which is an edge of another kind: `kind: ens` \(edge\/region\); choose one of: /,
      ) as string,
      "duel/test.yaml:15:29 `edges.dalian.relays.instanceType` is ens.sn1.small, which is no instance type of a region (edge/instance-type); write it with its family, e.g. ecs.c7.large",
    ],
  ],
  [
    "a node under the name of another as its zone",
    but("zones: { cn-dalian-unicom: 1 }", "zones: { cn-dalian-telecom: 1 }"),
    [
      "duel/test.yaml:16:72 `edges.dalian.relays.zones.cn-dalian-telecom` is no place of the ENS node cn-dalian-unicom, which has no zones (edge/ens-zone); write the node itself: { cn-dalian-unicom: 2 }",
    ],
  ],
  [
    "a region's edge without the bandwidth of its road",
    but(", backhaul: { bandwidthMbps: 20 } }", " }"),
    [
      "duel/test.yaml:12:10 `edges.tokyo.backhaul` is missing, so the private road home has no bandwidth of its own (edge/backhaul-missing); add `backhaul: { bandwidthMbps: 100 }`, 1 to 10000",
    ],
  ],
  [
    "more than an address of a region has, on every edge",
    but("bandwidthMbps: 50", "bandwidthMbps: 201"),
    [
      "duel/test.yaml:10:66 `edges.tokyo.relays.bandwidthMbps` is 201, but an address of a region has 1 to 200 (edge/bandwidth); write 1 to 200",
    ],
  ],
  [
    "an allow-list of another cloud",
    but("home:\n", "acknowledge: [anycast-global]\nhome:\n"),
    [
      "duel/test.yaml:6:15 `acknowledge` has anycast-global, which an environment with its home on Alibaba Cloud has no use for (acknowledge/of-another-cloud); remove it",
    ],
  ],
  [
    "accounts that its provider cannot be held to",
    but("home:\n", 'accountIds: ["1234567890123456"]\nhome:\n'),
    [
      expect.stringMatching(
        /^duel\/test.yaml:6:13 `accountIds` is .+ but Alibaba Cloud has no accounts it may be deployed to: /,
      ) as string,
    ],
  ],
];

test.each(table)("%s", (_title, files, told) => {
  games.write(files);
  expect(games.load().told).toEqual(told);
});
