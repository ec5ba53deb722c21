import type { AxisRole } from '../../conv2d/trace';

/** The colours of a drawing in a hover. An image in Markdown cannot ask the theme, so there is a set for each ground. */
export type AxisPalette = Readonly<Record<AxisRole | 'text', string>>;

/** The hues of the panel, each with a contrast of at least 4.5 to the ground that it is for. */
export const ON_DARK: AxisPalette = {
  text: '#d4d4d4',
  batch: '#a8a8a8',
  height: '#59a4f9',
  width: '#89d185',
  channels: '#f4877c',
  filters: '#c49ae8',
};
export const ON_LIGHT: AxisPalette = {
  text: '#3b3b3b',
  batch: '#616161',
  height: '#0060c0',
  width: '#2a7a2e',
  channels: '#c4140d',
  filters: '#652d90',
};
