const families = "c1 cc1 cc2 cg1 cg2 cr1 cs1 g1 g2 hi1 hs1 m1 m2 m3 t1".split(" ");

/** Whether a machine is of a family that neither load balancers nor accelerators send to (AWS sheet, section 10). */
export function isOldFamily(instanceType: string): boolean {
  return families.includes(instanceType.split(".")[0] ?? "");
}
