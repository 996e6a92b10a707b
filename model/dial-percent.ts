import { z } from "zod";

/** Percent of the traffic directed to a region that is accepted there. */
export const dialPercent = z.number().min(0).max(100).default(100);
