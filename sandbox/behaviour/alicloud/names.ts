/** The one account there is. */
export const account = "1234567890123456";

/** The resource group that everything lies in where none is named. */
export const defaultGroup = "rg-default";

/** A time as Alibaba Cloud writes it. */
export function now(): string {
  return `${new Date().toISOString().slice(0, 19)}Z`;
}
