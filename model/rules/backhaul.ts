import type { CloudName } from "../cloud-name";
import { cloudTitles } from "../cloud-titles";
import type { EdgeWish } from "../cloud-model";
import { dotted } from "../dotted";
import { cloudOf, isPublic, type Edge } from "../edge";
import { contains, privateRanges } from "../network";
import type { Rule } from "../rule";
import { perEdge } from "./per-edge";

/** Which road home an edge can have, and what a public one needs. */
export const backhaulRules: readonly Rule<EdgeWish>[] = [
  perEdge(
    "edge/no-private-road",
    "Tencent sheet, sections 5 and 6; AWS sheet, section 7; Alibaba sheet, section 6: private roads stay inside one cloud",
    (edge, at, { cloud }) => {
      const why = whyNoPrivateRoad(edge, cloud);
      if (why === undefined || isPublic(edge)) return [];
      const what = `\`${dotted(at("backhaul"))}\` has no \`public\`, but no private road leads home from ${why}`;
      const fix = "write `backhaul: { public: addresses }`, or `public: tls` with `relays.homeTls`";
      return [{ path: at("backhaul"), what, fix }];
    },
  ),
  perEdge("edge/public-bandwidth", "design: nobody caps a road over the Internet", ({ backhaul }, at) => {
    if (backhaul?.public === undefined || backhaul.bandwidthMbps === undefined) return [];
    const path = at("backhaul", "bandwidthMbps");
    const what = `\`${dotted(path)}\` is ${backhaul.bandwidthMbps}, but the road is public, which has no cap of its own`;
    return [
      { path, what, fix: "remove it; what relays send is capped by `relays.bandwidthMbps`, where the cloud has it" },
    ];
  }),
  perEdge("edge/public-tls", "design: without certificates anyone could say to be a relay", (edge, at) => {
    if (edge.backhaul?.public !== "tls" || edge.relays.homeTls !== undefined) return [];
    const path = at("relays", "homeTls");
    const what = `\`${dotted(path)}\` is missing, but by \`backhaul.public: tls\` home's relay ports are open to the world`;
    const fix =
      "write `homeTls: { certificate: /etc/relay/own.pem, authority: /etc/relay/home.pem }`, or `public: addresses`";
    return [{ path, what, fix }];
  }),
  perEdge("edge/other-home-public", "design: private roads lead to private addresses", (edge, at) => {
    if (isPublic(edge)) return [];
    return otherHomes(edge, false).map(({ name, address }) => {
      const path = at("relays", "otherHomes", name, "address");
      const what = `\`${dotted(path)}\` is ${address}, which is no private address`;
      return { path, what, fix: `write one out of ${privateRanges.join(", ")}` };
    });
  }),
  perEdge("edge/other-home-private", "design: the Internet leads to public addresses", (edge, at) => {
    if (!isPublic(edge)) return [];
    return otherHomes(edge, true).map(({ name, address }) => {
      const path = at("relays", "otherHomes", name, "address");
      const what = `\`${dotted(path)}\` is ${address}, a private address, which a public road does not lead to`;
      return { path, what, fix: "write a public address" };
    });
  }),
];

function whyNoPrivateRoad(edge: Edge, home: CloudName): string | undefined {
  const cloud = cloudOf(edge, home);
  if (cloud !== home) return `${cloudTitles[cloud]} to ${cloudTitles[home]}`;
  // elsewhere there are no nodes, which has been said
  return edge.kind === "ens" && cloud === "alibaba" ? "a node of the Edge Node Service" : undefined;
}

/** Home endpoints of a team's own that have a private address, or that have a public one. */
function otherHomes({ relays }: Edge, inPrivate: boolean): { name: string; address: string }[] {
  return Object.entries(relays.otherHomes)
    .map(([name, { address }]) => ({ name, address }))
    .filter(({ address }) => privateRanges.some((range) => contains(range, `${address}/32`)) === inPrivate);
}
