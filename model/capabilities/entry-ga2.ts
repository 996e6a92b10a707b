import type { Capability } from "../capability";
import type { Entry } from "../entry";
import type { Path } from "../rule";

interface Kinds {
  readonly entry?: Partial<Pick<Entry, "kind" | "areas" | "crossBorder">>;
}

/** An entry that is an accelerator with an address per area. */
export const entryGa2: Capability<Kinds> = {
  id: "entry-ga2",
  wish: "entry of kind `ga2`: an address per area and one name, with health checks",
  on: {
    tencent: {
      realised:
        "Global Accelerator 2.0: an address per acceleration area and a CNAME, no single anycast address; home has a public address of its own behind it; UDP is forgotten after 20 seconds",
    },
    aws: {
      refused: "Global Accelerator 2.0 is Tencent Cloud's",
      instead: "remove it; the accelerator here has two anycast addresses and health checks",
    },
    alibaba: {
      refused: "Global Accelerator 2.0 is Tencent Cloud's",
      instead: "remove it; players enter by the Anycast EIP",
    },
  },
  source: "Tencent sheet, sections 3.6 and 7.2",
  asked: ({ entry: { kind, areas, crossBorder } = {} }) => {
    const told: readonly (readonly [string, unknown])[] = [
      ["kind", kind === "ga2" ? kind : undefined],
      ["areas", areas],
      ["crossBorder", crossBorder],
    ];
    return told.filter(([, value]) => value !== undefined).map(([key]): Path => ["entry", key]);
  },
};
