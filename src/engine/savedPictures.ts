import * as l10n from '@vscode/l10n';
import { colourChannels } from '../conv2d/load/imageArray';
import { filterPixels } from '../picture/filterPixels';
import { kernelShape } from '../picture/kernelPicture';
import { type MapLook, mapPicture } from '../picture/mapLook';
import { sheetOf } from '../picture/pixels';
import type { KernelOptions } from '../protocol/panelView';
import { HumanError } from '../protocol/problem';
import type { RunValues } from '../protocol/values';
import { toPng } from './png';
import type { MapSheet } from './thumbnails';

/** Feature maps, and how each of them is to be shown. */
export interface MapPicturesRequest extends MapSheet {
  readonly looks: readonly MapLook[];
}

/** Filters of a kernel in the way that is chosen. */
export interface KernelPicturesRequest {
  readonly kernel: Pick<RunValues['kernel'], 'shape' | 'data' | 'statistics' | 'filters' | 'groups' | 'channelNames'>;
  /** In the order in which they are wanted. */
  readonly filters: readonly number[];
  readonly options: Pick<KernelOptions, 'face' | 'scale'>;
  /** Of a channel's picture in pixels, about. */
  readonly side: number;
  /** All in one picture, or one for each. */
  readonly together: boolean;
}

const GAP = 8;
/** More could not be opened by most programs, nor be held in memory several times over. */
const MOST_PIXELS = 2 ** 27;

/** A PNG of each feature map, one pixel for each value. */
export function mapPictures({ looks, ...maps }: MapPicturesRequest): Uint8Array[] {
  return looks.map((look, filter) => toPng(mapPicture(maps, filter, look)));
}

/** A PNG of all filters, or one of each. @throws HumanError where there are too many weights for one picture */
export function kernelPictures({ kernel, filters, options, side, together }: KernelPicturesRequest): Uint8Array[] {
  const { height, width, channels } = kernelShape(kernel);
  const cell = Math.max(1, Math.floor(side / Math.max(height, width)));
  const weights = height * width * (channels + 1) * (together ? filters.length : 1);
  if (weights > MOST_PIXELS) {
    throw new HumanError({
      message: l10n.t('This kernel has too many weights for one picture.'),
      suggestion: l10n.t('Save one filter, or the kernel as .npy.'),
    });
  }
  const fitting = Math.max(1, Math.min(cell, Math.floor(Math.sqrt(MOST_PIXELS / 4 / weights))));
  const colours = kernel.groups === 1 ? colourChannels(kernel.channelNames) : undefined;
  const pictures = filters.map((filter) => {
    const { min, max } = (options.scale === 'filter' ? kernel.filters[filter] : undefined) ?? kernel.statistics;
    const limit = Math.max(Math.abs(min), Math.abs(max));
    const look = { colours, channels: options.face !== 'colour', limit, side: fitting * Math.max(height, width) };
    return filterPixels(kernel, filter, look);
  });
  if (!together) return pictures.map(toPng);
  const [first] = pictures;
  // About as wide as it is high.
  const columns = first ? Math.round(Math.sqrt((pictures.length * first.height) / first.width)) : 1;
  return [toPng(sheetOf(pictures, columns, GAP))];
}
