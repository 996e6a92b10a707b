/** The region of Global Accelerator's metrics, whatever it accelerates (AWS sheet, section 13). */
export const acceleratorMetricsRegion = "us-west-2";
