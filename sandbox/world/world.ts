import type { FiledObject } from "../store";
import { throughAlicloud } from "./alicloud";
import { throughAws } from "./aws";
import { throughGa2 } from "./ga2";
import { Objects } from "./objects";
import type { Door, Passage } from "./passage";
import { nameServersOf, valuesOf } from "./records";
import { throughTencent } from "./tencentcloud";

/** The sandbox as somebody sees it from the Internet: what names stand for, and which doors lead to a machine. */
export class SandboxWorld {
  private readonly objects: Objects;

  /** @param folder where the objects of the simulated cloud lie */
  constructor(folder: string) {
    this.objects = new Objects(folder);
  }

  /** What a name stands for; empty where there is no such name, or nothing of this type. */
  resolve(name: string, type: string): readonly string[] {
    return valuesOf(name, type, this.objects);
  }

  /** The name servers of a zone; undefined where it was not made in the sandbox. */
  nameServers(zone: string): readonly string[] | undefined {
    return nameServersOf(zone, this.objects);
  }

  /** What becomes of a player at a door. Nobody listens on a machine of the sandbox: the way to it is all there is to see. */
  open(door: Door): Passage {
    const { objects } = this;
    return (
      throughTencent(door, objects) ??
      throughGa2(door, objects, (further) => throughTencent(further, objects) ?? this.elsewhere(further)) ??
      throughAws(door, objects) ??
      throughAlicloud(door, objects) ??
      this.elsewhere(door)
    );
  }

  private elsewhere({ address }: Door): Passage {
    const owner = this.objects.all().find((object) => !onlyNames(object) && mentions(object, address));
    return owner === undefined
      ? { outcome: "unreachable", why: `nothing in the sandbox has the address ${address}` }
      : { outcome: "unknown", why: `the sandbox does not know how ${owner.type} passes players on` };
  }
}

/** What only names an address keeps it when it has gone long since. */
const onlyNames = ({ type }: FiledObject): boolean => /_(record|health_check|endpoint_group)$/.test(type);

function mentions({ attributes }: FiledObject, address: string): boolean {
  return JSON.stringify(attributes).includes(JSON.stringify(address));
}
