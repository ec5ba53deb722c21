/** When something was, in as few letters as it takes today: the time of a day, else the day, with its year if need be. */
export function shortTime(time: number, now: number, language: string): string {
  const [then, today] = [new Date(time), new Date(now)];
  if (then.toDateString() === today.toDateString()) return format(then, language, { timeStyle: 'short' });
  const year = then.getFullYear() === today.getFullYear() ? {} : ({ year: 'numeric' } as const);
  return format(then, language, { day: 'numeric', month: 'short', ...year });
}

/** Day and time in full. */
export function fullTime(time: number, language: string): string {
  return format(new Date(time), language, { dateStyle: 'full', timeStyle: 'short' });
}

function format(date: Date, language: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(language, options).format(date);
}
