import { cloudConfig } from "../../constructs/relay/cloud-config";
import { relayFiles } from "../../constructs/relay/files";
import type { RelayFile } from "../../constructs/relay/request";
import { ProblemError } from "../../model/problem";
import { didYouMean } from "../../model/suggest";
import { findEnvironment, type Wanted } from "../environments";
import type { Project } from "../project";
import { relayOf } from "../relay-of";
import { columns, json } from "../report";
import type { Terminal } from "../terminal";

export interface RelayInput extends Wanted {
  readonly project: Project;
  /** The edge, or the site that announces a prefix. */
  readonly edge: string;
  /** A machine of a site. Default: its only one. */
  readonly machine?: string;
  /** Path of one file on the relay. Default: a list of all. */
  readonly file?: string;
  /** Prints what hands the files to the machine instead. */
  readonly cloudConfig: boolean;
  readonly json: boolean;
}

/** What the relays of an edge, or a machine of a site, boot with. */
export function relay(input: RelayInput, terminal: Terminal): Promise<number> {
  const request = relayOf(findEnvironment(input.project, input).environment, input);
  const files = relayFiles(request);
  const { file: path } = input;
  const shown = path === undefined ? files : [fileAt(files, path)];
  if (input.json) terminal.out(json({ edge: input.edge, files: shown, cloudConfig: cloudConfig(request) }));
  else if (input.cloudConfig) terminal.out(cloudConfig(request).trimEnd());
  else if (path !== undefined) terminal.out(shown.map(({ content }) => content.trimEnd()).join("\n"));
  else terminal.out(columns(["FILE", "MODE", "BYTES"], files.map(row)));
  return Promise.resolve(0);
}

function row({ path, mode = "0644", content }: RelayFile): string[] {
  return [path, mode, `${Buffer.byteLength(content)}`];
}

function fileAt(files: readonly RelayFile[], path: string): RelayFile {
  const paths = files.map((file) => file.path);
  const found = files.find((file) => file.path === path);
  if (found !== undefined) return found;
  throw new ProblemError([
    {
      code: "relay/unknown-file",
      what: `a relay has no file \`${path}\` from here${didYouMean(path, paths)}`,
      fix: `choose one of: ${paths.join(", ")}`,
    },
  ]);
}
