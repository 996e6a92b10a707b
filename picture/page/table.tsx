import type { ComponentChildren } from "preact";

export interface TableProps {
  /** Unique on the page. */
  readonly id: string;
  readonly caption: string;
  readonly heads: readonly Head[];
  /** By a key of their own. Cells in the order of the heads; the first names the row. */
  readonly rows: readonly {
    readonly key: string;
    readonly cells: readonly ComponentChildren[];
    readonly now?: boolean;
  }[];
}

/** A column's title; numbers stand to the right, and long texts are not squeezed. */
interface Head {
  readonly title: string;
  readonly number?: true;
  readonly long?: true;
}

/** A table that scrolls by itself where the page is narrower. */
export function Table({ id, caption, heads, rows }: TableProps) {
  return (
    <div class="scrolls" role="region" aria-labelledby={id} tabIndex={0}>
      <table>
        <caption id={id}>{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head.title} scope="col" class={classOf(head)}>
                {head.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [first, ...rest], now }) => (
            <tr key={key} class={now === true ? "now" : undefined} aria-current={now === true ? "time" : undefined}>
              <th scope="row">{first}</th>
              {rest.map((cell, column) => {
                const head = heads[column + 1];
                return (
                  <td key={head?.title} class={head && classOf(head)}>
                    {cell}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function classOf({ number, long }: Head): string | undefined {
  return number === true ? "number" : long === true ? "long" : undefined;
}
