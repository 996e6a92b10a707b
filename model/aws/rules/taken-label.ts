import { takenLabel as takenLabelWhere } from "../../rules/taken-label";

/** No edge has the label under which players find the nearest one: every environment with names has it here. */
export const takenLabel = takenLabelWhere(() => true);
