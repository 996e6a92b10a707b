import type { Graph } from "../../cloud-model";
import { isTemplate, text } from "../../graph/values";
import type { Rule } from "../../rule";
import { when } from "../../when";
import { eachOf } from "./provider";

interface Payment {
  readonly argument: string;
  /** What it is where it is left out. */
  readonly usual: "ahead" | "later";
  readonly ahead: string;
  readonly later: string;
}

const payment = { argument: "payment_type", usual: "later", ahead: "Subscription", later: "PayAsYouGo" } as const;

/** How resources are paid that Terraform drops from its state, and that go on, when they were paid ahead. */
const payments: Readonly<Record<string, Payment>> = {
  eip_address: payment,
  ens_instance: payment,
  ga_accelerator: { ...payment, usual: "ahead" },
  ga_bandwidth_package: { ...payment, usual: "ahead" },
  instance: { argument: "instance_charge_type", usual: "later", ahead: "PrePaid", later: "PostPaid" },
  nat_gateway: payment,
  slb_load_balancer: payment,
};

/** Nothing is paid ahead. Facts: Alibaba sheet, sections 1, 5.1, 7 and 15, rules 13, 18 and 29. */
export const subscriptionRules: readonly Rule<Graph>[] = [
  eachOf(Object.keys(payments), {
    code: "subscription/kept",
    source: "section 15, rules 13, 18 and 29: destroying it leaves it running and billed",
    check: (args, { type }) => {
      const { argument, usual, ahead, later } = payments[type] ?? payment;
      const { [argument]: written } = args;
      if (isTemplate(written)) return [];
      const value = text(written);
      return when(value === ahead || (value === undefined && usual === "ahead"), () => ({
        at: argument,
        what: `\`${argument}\` is ${value ?? `left out, which is ${ahead}`}: what is paid ahead may stay, and cost, when Terraform destroys it`,
        fix: `write \`${argument} = ${later}\``,
      }));
    },
  }),
];
