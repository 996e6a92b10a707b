import type { Case } from "./cases";

const prefer = (...words: unknown[]) => ({ dispatch: { prefer: words } });
const regions = (...networks: string[][]) => ({
  dispatch: { regions: Object.fromEntries(networks.map((list, index) => [`r${index}`, { networks: list }])) },
});

/** The rules of `dispatch`, which are the same on every cloud. */
export const dispatchCases: Readonly<Record<string, Case>> = {
  "dispatch/unknown-edge": {
    wrong: [
      prefer("tokio"),
      prefer(["tokyo", "osaka"]),
      { dispatch: { regions: { jp: { prefer: ["osaka", "entry"] } } } },
      { dispatch: { weights: { osaka: 200 } } },
      { dispatch: { weights: { entry: 200 } } },
      { edges: { tokyo: undefined }, ...prefer("tokyo") },
    ],
    right: [
      prefer("tokyo", "entry"),
      prefer(["tokyo"]),
      prefer("entry"),
      { dispatch: { weights: { tokyo: 200 } } },
      { edges: { tokyo: { retired: true } }, ...prefer("tokyo") },
    ],
  },
  "dispatch/twice": {
    wrong: [prefer("tokyo", "tokyo"), prefer(["tokyo"], "tokyo"), prefer("entry", "tokyo", "entry")],
    right: [prefer("tokyo", "entry"), { dispatch: { prefer: ["tokyo"], regions: { jp: { prefer: ["tokyo"] } } } }],
  },
  "dispatch/entry-shared": {
    wrong: [prefer(["tokyo", "entry"]), prefer(["entry"])],
    right: [prefer(["tokyo"], "entry")],
  },
  "dispatch/network-start": {
    wrong: [regions(["203.0.113.1/24"]), regions(["198.51.100.0/24", "203.0.113.128/24"])],
    right: [regions(["203.0.113.0/24", "203.0.113.7/32", "0.0.0.0/0"]), regions(["2001:db8::/32"])],
  },
  "dispatch/network-overlap": {
    wrong: [
      regions(["203.0.113.0/24"], ["203.0.113.0/24"]),
      regions(["203.0.113.0/24"], ["198.51.100.0/24", "203.0.113.64/26"]),
      regions(["203.0.113.64/26"], ["203.0.0.0/16"]),
      regions(["2001:db8::/32"], ["2001:db8:1::/48"]),
    ],
    right: [
      regions(["203.0.113.0/25"], ["203.0.113.128/25"]),
      regions(["203.0.113.0/24", "203.0.113.0/25"], []),
      regions(["::/0"], ["0.0.0.0/0"]),
    ],
  },
};
