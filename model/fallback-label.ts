/** The label under which players find one of the edges by DNS, without the entry. */
export const fallbackLabel = "fallback";
