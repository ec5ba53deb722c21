import { type ArrayValues, toFloat32 } from '../image/arrayValues';
import { rangeOf } from '../picture/areaAverage';
import { histogramOf } from '../picture/histogram';
import type { ChannelValues, InputValues } from '../protocol/values';
import { mergeStatistics, sliceStatistics } from './statistics';

/** Channels that are told about one by one; more could not be told apart. */
const MOST_CHANNELS = 4;
const LEVELS = 256;

/** What the layer gets: statistics of the image's values after the cast to float32, and of each of a few channels. */
export function inputStatistics(image: ArrayValues, channelNames: readonly string[]): InputValues {
  const names = channelNames.length <= MOST_CHANNELS ? channelNames : [];
  return image.dtype === 'uint8' ? ofBytes(image.bytes, names) : ofFloats(toFloat32(image), names);
}

/** Bytes are only counted: the rest follows from how often there is each. */
function ofBytes(bytes: Uint8Array, names: readonly string[]): InputValues {
  const channels = Math.max(1, names.length);
  const counts = new Float64Array(channels * LEVELS);
  for (let at = 0; at < bytes.length; at += channels) {
    for (let channel = 0; channel < channels; channel++) {
      const level = channel * LEVELS + (bytes[at + channel] ?? 0);
      counts[level] = (counts[level] ?? 0) + 1;
    }
  }
  const each = Array.from({ length: channels }, (_, channel) => {
    const histogram = { start: 0, binWidth: 1, counts: counts.slice(channel * LEVELS, (channel + 1) * LEVELS) };
    return { statistics: ofLevels(histogram.counts), histogram };
  });
  const all = { start: 0, binWidth: 1, counts: new Float64Array(LEVELS) };
  each.forEach(({ histogram }) =>
    histogram.counts.forEach((count, level) => (all.counts[level] = (all.counts[level] ?? 0) + count)),
  );
  return {
    statistics: mergeStatistics(each.map(({ statistics }) => statistics)),
    histogram: all,
    channels: named(names, each),
  };
}

function ofLevels(counts: Float64Array): InputValues['statistics'] {
  const count = counts.reduce((sum, here) => sum + here, 0);
  const mean = counts.reduce((sum, here, level) => sum + level * here, 0) / count;
  const squares = counts.reduce((sum, here, level) => sum + here * (level - mean) ** 2, 0);
  return {
    count,
    min: counts.findIndex((here) => here > 0),
    max: counts.reduce((last, here, level) => (here > 0 ? level : last), -1),
    mean,
    std: Math.sqrt(squares / count),
  };
}

function ofFloats(values: Float32Array, names: readonly string[]): InputValues {
  const channels = Math.max(1, names.length);
  const statistics = sliceStatistics(values, { slices: channels, run: 1 });
  const each = statistics.map((found, channel) => {
    const plane = channels === 1 ? values : values.filter((_, at) => at % channels === channel);
    return { statistics: found, histogram: histogramOf(plane, rangeOf(plane)) };
  });
  return {
    statistics: mergeStatistics(statistics),
    histogram: histogramOf(values, rangeOf(values)),
    channels: named(names, each),
  };
}

function named(names: readonly string[], each: readonly Omit<ChannelValues, 'name'>[]): ChannelValues[] {
  return names.flatMap((name, channel) => {
    const found = each[channel];
    return found ? [{ name, ...found }] : [];
  });
}
