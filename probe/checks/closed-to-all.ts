/** What is expected of a port that nobody in the world may find open. */
export const closedToAll = "closed to the world";
