/** What every command can be told. */
export interface Options {
  readonly json?: boolean;
}
