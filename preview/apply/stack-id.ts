/** Names that a stack can have: none that moves a cursor, leads to another folder, or means several. */
export const stackId = /^[\p{L}\p{N}_][^\p{C}\p{Z}/\\*]*$/u;
