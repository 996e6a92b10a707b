/** The region in which Global Accelerator is asked and its metrics are, whatever it accelerates (AWS sheet, sections 3 and 13). */
export const acceleratorRegion = "us-west-2";
