import * as l10n from '@vscode/l10n';
import { formatInteger } from '../../conv2d/format';
import { colourChannels } from '../../conv2d/load/imageArray';
import { sentences } from '../../conv2d/sentences';
import { kernelColour, type KernelFace, kernelShape } from '../../picture/kernelPicture';
import { kernelSheet, sheetPlace } from '../../picture/kernelSheet';
import type { PageValues } from '../../protocol/panelMessages';
import type { KernelOptions } from '../../protocol/panelView';
import { drawCells, drawPicture } from '../canvas';
import { element } from '../dom';
import { channelName } from '../../table/channelName';
import type { Pointed } from './kernelNumbers';
import { MOST_TAPS, weightTable } from './weightTable';

type Kernel = PageValues['kernel'];

/** Side of a picture in CSS pixels: enough for small kernels, and some pixels for each weight of larger ones. */
const LEAST_SIDE = 52;
const MOST_SIDE = 160;
const PIXELS_PER_WEIGHT = 4;
/** Side of the only picture of a tile, and of the sheet of all channels. */
const LARGE_SIDE = 120;
const SHEET_SIDE = 232;
/** More channels than this are tiny pictures on one sheet. */
const MOST_PICTURES = 8;
/** Tables of numbers on a tile. */
const MOST_TABLES = 4;

/** Where the pointer is on a picture, or that it has left it. */
export type Point = (pointed: Pointed | undefined, box: DOMRect) => void;

/** Where a filter sees red, green and blue; with groups it does not see all three. */
export function coloursOf({ channelNames, groups }: Kernel): readonly [number, number, number] | undefined {
  return groups === 1 ? colourChannels(channelNames) : undefined;
}

/** A filter in the way that is chosen; mixed colours need red, green and blue. */
export function kernelFaces(
  kernel: Kernel,
  filter: number,
  face: KernelOptions['face'],
  limit: number,
  point: Point,
): HTMLElement[] {
  const { channels } = kernelShape(kernel);
  const colours = coloursOf(kernel);
  if (face === 'numbers') return numbers(kernel, filter, limit);
  if (face === 'colour' && colours)
    return [picture(kernel, filter, colours, l10n.t('colour'), undefined, limit, point)];
  if (channels > MOST_PICTURES) return [sheet(kernel, filter, limit, point)];
  const single = Array.from({ length: channels }, (_, channel) => {
    const name = channelName(kernel, filter, channel);
    return picture(kernel, filter, channel, name, colours ? letterOf(kernel, channel) : name, limit, point);
  });
  return colours ? [picture(kernel, filter, colours, l10n.t('colour'), 'RGB', limit, point), ...single] : single;
}

/** R, G or B, as in RGB. */
function letterOf({ channelNames }: Kernel, channel: number): string {
  return channelNames[channel]?.charAt(0).toUpperCase() ?? '';
}

/** @param caption what stands below one of several */
function picture(
  kernel: Kernel,
  filter: number,
  face: KernelFace,
  name: string,
  caption: string | undefined,
  limit: number,
  point: Point,
): HTMLElement {
  const { height, width } = kernelShape(kernel);
  const label = l10n.t('Filter {0}, {1}, {2} by {3} weights', filter, name, height, width);
  const canvas = element('canvas', { role: 'img', 'aria-label': label });
  const least = caption === undefined ? LARGE_SIDE : LEAST_SIDE;
  const side = Math.min(MOST_SIDE, Math.max(least, PIXELS_PER_WEIGHT * Math.max(height, width)));
  drawCells(canvas, { height, width }, side, (y, x) => kernelColour(kernel, filter, face, y, x, limit));
  watch(canvas, point, (share) => ({
    y: Math.min(height - 1, Math.floor(share.y * height)),
    x: Math.min(width - 1, Math.floor(share.x * width)),
  }));
  return element('figure', {}, canvas, caption === undefined ? undefined : element('figcaption', { text: caption }));
}

/** All channels as tiny pictures. */
function sheet(kernel: Kernel, filter: number, limit: number, point: Point): HTMLElement {
  const { height, width, channels } = kernelShape(kernel);
  const label = l10n.t('Filter {0}, {1} channels of {2} by {3} weights each', filter, channels, height, width);
  const canvas = element('canvas', { role: 'img', 'aria-label': label });
  const ratio = window.devicePixelRatio || 1;
  const drawn = kernelSheet(kernel, filter, limit, SHEET_SIDE * ratio);
  drawPicture(canvas, drawn);
  canvas.style.width = `${drawn.width / ratio}px`;
  canvas.style.height = `${drawn.height / ratio}px`;
  watch(canvas, point, (share) => sheetPlace(drawn, kernel, { y: share.y * drawn.height, x: share.x * drawn.width }));
  return element('figure', {}, canvas);
}

function numbers(kernel: Kernel, filter: number, limit: number): HTMLElement[] {
  const { height, width, channels } = kernelShape(kernel);
  const shown = Math.min(channels, MOST_TABLES);
  const left = [
    ...(channels > shown ? [l10n.t('The first {0} of {1} channels.', shown, formatInteger(channels))] : []),
    ...(Math.max(height, width) > MOST_TAPS
      ? [l10n.t('The first {0} of {1} rows and {2} columns.', MOST_TAPS, height, width)]
      : []),
  ];
  const [first, ...others] = left;
  return [
    ...Array.from({ length: shown }, (_, channel) => weightTable(kernel, filter, channel, undefined, limit)),
    ...(first === undefined ? [] : [element('p', { class: 'note', text: sentences(first, ...others) })]),
  ];
}

function watch(
  canvas: HTMLCanvasElement,
  point: Point,
  pointedAt: (share: { readonly y: number; readonly x: number }) => Pointed | undefined,
): void {
  canvas.addEventListener('pointermove', ({ clientX, clientY }) => {
    const box = canvas.getBoundingClientRect();
    const share = (offset: number, length: number): number => Math.max(0, offset / (length || 1) || 0);
    point(pointedAt({ y: share(clientY - box.top, box.height), x: share(clientX - box.left, box.width) }), box);
  });
  canvas.addEventListener('pointerleave', () => point(undefined, canvas.getBoundingClientRect()));
}
