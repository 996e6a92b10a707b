/** Ports with another name for one of them. */
export function renamedPort<T>(ports: Readonly<Record<string, T>>, from: string, to: string): Record<string, T> {
  return Object.fromEntries(Object.entries(ports).map(([name, port]) => [name === from ? to : name, port]));
}
