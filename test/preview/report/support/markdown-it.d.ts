declare module "markdown-it" {
  interface Token {
    readonly type: string;
    readonly content: string;
    readonly info: string;
    readonly children: readonly Token[] | null;
  }

  class MarkdownIt {
    constructor(options: { readonly html: boolean; readonly linkify?: boolean });
    parse(text: string, env: object): Token[];
    render(text: string): string;
  }

  namespace MarkdownIt {
    export { Token };
  }

  export = MarkdownIt;
}
