import { stackNames } from "../../model/stack-names";
import type { Check } from "../check";
import { delegationCheck } from "../checks/delegation";
import { recordCheck } from "../checks/record";
import { said } from "../checks/said";
import type { Subject } from "../subject";
import type { World } from "../world";
import { nameWishes } from "./name-wishes";
import { noAddress } from "./no-address";

/** Every name: that it is published where it should be, and what it stands for. */
export function nameChecks(subject: Subject, { views, follow }: World): Check[] {
  const { environment, names } = subject;
  const { dns, entry } = environment;
  if (dns === undefined || entry.retire !== undefined) return [];
  const fix = subject.deploy(stackNames.traffic(environment));
  const byHand = dns.delegate?.parent === undefined;
  const delegation = delegationCheck({
    zone: dns.zone,
    byHand,
    ...(dns.delegate?.nameServers && { servers: dns.delegate.nameServers }),
    fix: byHand
      ? `where ${dns.zone} was registered, or in the domain above it, name the servers of the zone`
      : subject.deploy(stackNames.entry(environment)),
  });
  const wishes = nameWishes(subject, dns, follow);
  // what is not deployed at all has been told
  const isDeployed = !subject.missing.includes(stackNames.traffic(environment));
  const missing = wishes.filter(({ name, edge }) => isDeployed && edge !== "leaves" && !names.includes(name));
  const staying = wishes.filter(({ name, edge }) => edge === "leaves" && names.includes(name));
  const asked = wishes.filter(({ name, edge }) => edge !== "leaves" && names.includes(name));
  return [
    delegation,
    ...missing.map(({ name, edge }) => (edge === "without-address" ? nameless(name) : unpublished(name, fix))),
    ...staying.map(({ name }) => stays(name, fix)),
    ...asked.flatMap(({ name, records }) =>
      records.flatMap(({ type, values, how, from = views }) =>
        views
          .filter((at) => from.includes(at))
          .map((at) => {
            const question = { name, type, zone: dns.zone, at };
            return recordCheck({ question, values, how, ttlSeconds: dns.ttlSeconds, fix });
          }),
      ),
    ),
  ];
}

function unpublished(name: string, fix: string): Check {
  const about = { part: "names", asks: `name ${name}`, expected: "published" };
  const because = "it is declared, and what is deployed of traffic does not know it";
  return said(about, { verdict: "different", found: "not published", because, fix });
}

/** Traffic gives a name to addresses, and has none. */
function nameless(name: string): Check {
  const about = { part: "names", asks: `name ${name}`, expected: "nothing" };
  return said(about, { verdict: "not-looked-at", found: noAddress });
}

function stays(name: string, fix: string): Check {
  const about = { part: "names", asks: `name ${name}`, expected: "gone" };
  const because = "the edge is to get no new players, and what is deployed of traffic still gives it a name";
  return said(about, { verdict: "different", found: "published", because, fix });
}
