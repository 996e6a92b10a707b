/** Most bytes of a file that is read: far more than any list has. */
export const mostBytes = 4_000_000;
