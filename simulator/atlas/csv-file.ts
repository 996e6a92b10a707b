/** A file of comma-separated values, with what it is called in messages: its path. */
export interface CsvFile {
  readonly name: string;
  readonly text: string;
}
