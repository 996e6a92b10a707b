/** The label under which players find the nearest edge that is well, without the accelerator. */
export const fallbackLabel = "fallback";
