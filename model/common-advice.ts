import type { Advice } from "./cloud-model";
import type { Environment } from "./environment";
import { when } from "./when";

/** What could be better, on every cloud. */
export function commonAdvice({ name, state, entry, home, dns, https }: Environment): readonly Advice[] {
  const isProduction = /^(prod|live)/.test(name);
  return [
    ...when(isProduction && state.backend === "local", () => ({
      code: "state/local",
      what: "`state.backend` is local: who else deploys from another machine does not see what there is",
      fix: "keep the state in `s3`, `cos` or `pg`",
    })),
    ...when(entry.retire !== undefined, () => ({
      code: "entry/retiring",
      what: "`entry.retire` is set: the address is bound to nothing, billed as idle, and no longer protected",
      fix: "destroy the entry's stack, or remove the line",
    })),
    ...when(isProduction && !home.deleteProtection, () => ({
      code: "home/unprotected",
      what: "`home.deleteProtection` is off: one command can delete the load balancer players come through",
      fix: "turn it on and deploy home",
    })),
    ...when(dns?.delegate !== undefined && dns.delegate.parent === undefined, () => ({
      code: "dns/delegated-by-hand",
      what: `\`dns.delegate\` names no \`parent\`: nobody finds ${dns?.zone ?? ""} until its NS records are written where it is delegated`,
      fix: "write them once the entry is deployed: docs/operations/dns.md",
    })),
    ...when(https?.cdn === "tencent-cdn", () => ({
      code: "https/proof",
      what: "`https.cdn` is tencent-cdn, which asks once for a proof that the domain is yours",
      fix: "add the domain in the console and write the TXT record it asks for, before traffic is deployed",
    })),
    ...when(home.fleet.min < 2, () => ({
      code: "home/no-spare-machine",
      what: `\`home.fleet.min\` is ${home.fleet.min}, so the loss of one machine can close the game`,
      fix: "raise `home.fleet.min` to 2",
    })),
  ];
}
