import { freemem } from "node:os";
import type { JsonObject } from "../affected/json";
import { isObject } from "../affected/json";

const megabyte = 1024 * 1024;
/** Resident size of Terraform itself with a plan of some hundred resources. */
const terraformMb = 120;
/** Resident size of one process of a large provider: Terraform starts one per provider block. */
const providerMb = 300;
/** The rest is for this program, and for what else the machine does. */
const share = 0.7;

/** MB that plans may take together, unless it is said. */
export function usualMemoryMb(): number {
  // 0 or a number beyond all memory where nothing is limited
  const limit = process.constrainedMemory();
  const free = freemem();
  return Math.floor(((limit > 0 ? Math.min(limit, free) : free) / megabyte) * share);
}

/** MB that planning a stack may take. */
export function weightOf({ provider }: JsonObject): number {
  const blocks = isObject(provider) ? Object.values(provider).flat().length : 0;
  return terraformMb + blocks * providerMb;
}
