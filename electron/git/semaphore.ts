/** Runs a task when one of `size` places is free; first come, first served. */
export type Semaphore = <T>(task: () => Promise<T>) => Promise<T>;

export function semaphore(size: number): Semaphore {
  let free = size;
  const waiting: (() => void)[] = [];
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  return async (task) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((enter) => waiting.push(enter));
    try {
      return await task();
    } finally {
      leave();
    }
  };
}
