import { formatValue } from '../conv2d/format';
import type { Statistics } from '../protocol/values';

/** Min, max, mean and standard deviation as a sentence. */
export function statisticsSentence({ min, max, mean, std }: Statistics): string {
  return `from ${formatValue(min)} to ${formatValue(max)}, mean ${formatValue(mean)}, standard deviation ${formatValue(std)}`;
}
