import { Document, isScalar, visit } from "yaml";

/** The file: the line that names its schema, then the settings. Small groups stand on one line. */
export function yamlOf(settings: Readonly<Record<string, unknown>>, schema: string): string {
  const document = new Document(settings);
  document.commentBefore = ` yaml-language-server: $schema=${schema}`;
  visit(document, {
    Map: (_key, map, path) => {
      const small = map.items.every(({ value }) => isScalar(value)) && JSON.stringify(map).length < 80;
      const top = path.length === 1;
      map.flow = !top && small;
    },
  });
  // the comment belongs to the first setting, not to the file
  return document.toString({ lineWidth: 0 }).replace(/^(#.*\n)\n/, "$1");
}
