/** Something to do, once what it needs is done. */
export interface Task {
  readonly id: string;
  /** Ids of tasks that come before it; what is no task is passed over. */
  readonly needs: readonly string[];
  /** Memory it takes, in MB. */
  readonly weight: number;
  run(): Promise<unknown>;
}

/** How much may go on at once. */
export interface Limits {
  /** Most tasks at a time. */
  readonly parallelism: number;
  /** MB that all of them may take together. One that is larger runs alone. */
  readonly memoryMb: number;
}

/**
 * Runs all tasks, as many at once as the limits allow. Tasks that need each other in a circle run as soon as nothing else can.
 *
 * @throws what the first task to fail throws, after those that were running have ended
 */
export async function schedule(tasks: readonly Task[], { parallelism, memoryMb }: Limits): Promise<void> {
  const ids = new Set(tasks.map(({ id }) => id));
  const waiting = new Set(tasks);
  const done = new Set<string>();
  const running = new Map<Task, Promise<void>>();
  let failure: { readonly error: unknown } | undefined;

  const isReady = ({ needs }: Task): boolean => needs.every((id) => done.has(id) || !ids.has(id));
  const used = (): number => [...running.keys()].reduce((sum, { weight }) => sum + weight, 0);
  const start = (task: Task): void => {
    waiting.delete(task);
    const end = task
      .run()
      .catch((error: unknown) => {
        failure ??= { error };
      })
      .then(() => {
        done.add(task.id);
        running.delete(task);
      });
    running.set(task, end);
  };

  while (failure === undefined && waiting.size + running.size > 0) {
    const ready = [...waiting].filter(isReady);
    const [circular] = running.size === 0 && ready.length === 0 ? waiting : [];
    for (const task of circular === undefined ? ready : [circular]) {
      const fits = running.size < parallelism && used() + task.weight <= memoryMb;
      if (fits || running.size === 0) start(task);
    }
    await Promise.race(running.values());
  }
  await Promise.all(running.values());
  if (failure !== undefined) throw failure.error;
}
