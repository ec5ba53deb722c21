import { channelWord } from '../conv2d/load/channelWord';
import { kernelShape } from '../picture/kernelPicture';
import type { RunValues } from '../protocol/values';

/** What the image's channel is called that a filter's channel looks at: with groups, one of its group. */
export function channelName(kernel: RunValues['kernel'], filter: number, channel: number): string {
  const { channels, filters } = kernelShape(kernel);
  const group = Math.floor((filter * kernel.groups) / filters);
  const index = group * channels + channel;
  return channelWord(kernel.channelNames[index] ?? `channel ${index}`);
}
