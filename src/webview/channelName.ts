import { kernelShape } from '../picture/kernelPicture';
import type { PageValues } from '../protocol/panelMessages';

/** As `cv2.imread` orders the channels. */
const COLOURS = ['blue', 'green', 'red'] as const;

/** What the image's channel is called that a filter's channel looks at: with groups, one of its group. */
export function channelName(kernel: PageValues['kernel'], filter: number, channel: number): string {
  const { channels, filters } = kernelShape(kernel);
  const group = Math.floor((filter * kernel.groups) / filters);
  const index = group * channels + channel;
  return (channels * kernel.groups === COLOURS.length ? COLOURS[index] : undefined) ?? `channel ${index}`;
}
