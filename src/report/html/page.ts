import type { PanelView } from '../../protocol/panelView';
import type { CellValues } from '../../protocol/values';
import type { Report } from '../report';
import { group, type Markup } from './markup';

/** Pictures as addresses with all of their data. */
export interface ReportPictures {
  readonly image?: string;
  /** Of the first filters, in their order. */
  readonly filters: readonly string[];
  /** Of the first feature maps, in their order. */
  readonly maps: readonly string[];
}

/** What a page has beside the report itself. */
export interface PageReport extends Report {
  /** Such as `en`. */
  readonly language: string;
  readonly pictures: ReportPictures;
  /** How pictures are drawn, and what is selected. */
  readonly view: Pick<PanelView, 'cell' | 'kernels' | 'maps'>;
  /** The dot product that is looked at. */
  readonly cell?: CellValues;
  /** A Keras program that does the same. */
  readonly program?: string;
}

/** A part of the page, and what its heading is called. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: Markup;
}

/** Puts together what stands below one heading. */
export function section(id: string, title: string, ...body: readonly (Markup | string | undefined)[]): Section {
  return { id, title, body: group(...body) };
}
