/** What is to be cancelled when a signal is aborted, with one listener for each signal, however much depends on it. */
export class JobsBySignal<Job> {
  readonly #jobs = new Map<AbortSignal, { readonly jobs: Set<Job>; readonly listener: () => void }>();

  constructor(private readonly cancel: (job: Job) => void) {}

  add(signal: AbortSignal | undefined, job: Job): void {
    if (!signal) return;
    const known = this.#jobs.get(signal);
    if (known) {
      known.jobs.add(job);
      return;
    }
    const jobs = new Set([job]);
    const listener = (): void => {
      this.#jobs.delete(signal);
      for (const each of jobs) this.cancel(each);
    };
    signal.addEventListener('abort', listener, { once: true });
    this.#jobs.set(signal, { jobs, listener });
  }

  remove(signal: AbortSignal | undefined, job: Job): void {
    const known = signal && this.#jobs.get(signal);
    if (!signal || !known?.jobs.delete(job) || known.jobs.size > 0) return;
    signal.removeEventListener('abort', known.listener);
    this.#jobs.delete(signal);
  }
}
