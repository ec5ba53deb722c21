import * as l10n from '@vscode/l10n';
import type { Volume, Volumes } from '../../conv2d/volumes';
import { type Block, type Margin, NO_MARGIN } from './block';
import { drawnDepth, drawnPadding, drawnSide, type Scale, spanned } from './scale';

/** Input, kernel and output at a scale, in the order in which they follow one another. */
export interface Blocks {
  readonly input: Block;
  readonly kernel: Block;
  readonly output: Block;
}

/** What is drawn of the volumes, still without places. */
export function blocksOf(volumes: Volumes, scale: Scale): Blocks {
  const { input, output, kernel, filters, images } = volumes;
  const magnified: Scale = { ...scale, plane: scale.plane * scale.magnified };
  const one = images > 1 ? [l10n.t('one of {0} images', images)] : [];
  const rows = spanned(volumes.window.rows);
  const columns = spanned(volumes.window.columns);
  const dilated = rows > kernel.height || columns > kernel.width;
  return {
    input: {
      ...block(l10n.t('Input'), input, drawn(input, scale), 'channels'),
      margin: padding(volumes, scale),
      notes: [...paddingNotes(volumes), ...one],
    },
    kernel: {
      ...block(
        scale.magnified > 1 ? l10n.t('Kernel, {0} × larger', scale.magnified) : l10n.t('Kernel'),
        kernel,
        drawn({ ...kernel, height: rows, width: columns }, magnified),
        'channels',
      ),
      notes: [
        ...(dilated ? [l10n.t('spans {0} × {1}', rows, columns)] : []),
        filters > 1 ? l10n.t('one of {0} filters', filters) : l10n.t('one filter'),
      ],
    },
    output: { ...block(l10n.t('Output'), output, drawn(output, scale), 'filters'), notes: one },
  };
}

function drawn({ height, width, depth }: Volume, scale: Scale): Block['size'] {
  return { height: drawnSide(height, scale), width: drawnSide(width, scale), depth: drawnDepth(depth, scale) };
}

function block(title: string, volume: Volume, size: Block['size'], depthRole: Block['depthRole']): Block {
  return { title, ...volume, size, depthRole, margin: NO_MARGIN, notes: [] };
}

function padding({ padding: { top, bottom, left, right } }: Volumes, scale: Scale): Margin {
  return {
    top: drawnPadding(top, scale),
    bottom: drawnPadding(bottom, scale),
    left: drawnPadding(left, scale),
    right: drawnPadding(right, scale),
  };
}

function paddingNotes({ padding: { top, bottom, left, right } }: Volumes): readonly string[] {
  if (top + bottom + left + right === 0) return [];
  return [l10n.t('padding top {0}, bottom {1}', top, bottom), l10n.t('padding left {0}, right {1}', left, right)];
}
