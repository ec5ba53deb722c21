import * as l10n from '@vscode/l10n';
import { channelWords } from '../../conv2d/load/channelWord';
import { escapeMarkdown } from '../markdown';

/** What is told of an image file in a hover. */
export interface ImageStory {
  readonly fileName: string;
  /** Such as `2.50 MiB`. */
  readonly size: string;
  /** What the file holds, or why it cannot be read. */
  readonly image: ImageWords | { readonly problem: string };
}

export interface ImageWords {
  readonly format: string;
  /** As Python prints it. */
  readonly shape: string;
  readonly dtype: string;
  readonly channelNames: readonly string[];
  /** What reads it so, such as `cv2.imread`. */
  readonly reader: string;
  /** What that does to the pixels, a sentence each. */
  readonly notes: readonly string[];
  /** The shape that the layer makes of it, or why it makes none. */
  readonly output: { readonly shape: string } | { readonly problem: string };
}

/** More names of channels would only take room. */
const MOST_CHANNEL_NAMES = 4;

/** The story as Markdown, a line for each fact. */
export function imageMarkdown({ fileName, size, image }: ImageStory): string {
  const title = `**${escapeMarkdown(fileName)}**`;
  if ('problem' in image) return lines([`${title} · ${size}`, `$(warning) ${escapeMarkdown(image.problem)}`]);
  const { format, shape, dtype, reader, notes, output } = image;
  return lines([
    `${title} · ${format} · ${size}`,
    `\`${reader}\`: \`${shape}\` ${dtype}, ${channels(image)}`,
    ...notes.map(escapeMarkdown),
    'shape' in output
      ? l10n.t('{0} of the settings: {1}', '`Conv2D`', `\`${output.shape}\` float32`)
      : `$(warning) ${escapeMarkdown(output.problem)}`,
  ]);
}

function channels({ channelNames }: ImageWords): string {
  const { length } = channelNames;
  return length <= MOST_CHANNEL_NAMES ? channelWords(channelNames) : l10n.t('{0} channels', length);
}

/** Two spaces before the end of a line break it without a paragraph's space: a hover has little room. */
function lines(all: readonly string[]): string {
  return all.join('  \n');
}
