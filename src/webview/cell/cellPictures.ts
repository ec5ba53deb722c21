import * as l10n from '@vscode/l10n';
import { cellField, cellLookingAt, type Place } from '../../conv2d/cellField';
import { formatValue } from '../../conv2d/format';
import { outputSize } from '../../conv2d/shapes';
import type { Trace } from '../../conv2d/trace';
import { colourPixels } from '../../picture/colourMap';
import type { CellPlace } from '../../protocol/panelView';
import type { Part } from '../../protocol/part';
import type { OutputValues, RgbaPicture } from '../../protocol/values';
import { element } from '../dom';
import { type MapLook, mapPicture } from '../../picture/mapLook';
import { setTakes } from '../take';
import type { PixelNumber } from './pictureMarks';
import { PointedPicture } from './pointedPicture';
import { bringIntoView, FIT, type Zoom, zoomAt } from './zoom';
import { ZoomControls } from './zoomControls';

/** For so long a view has to stay as it is before it is asked for in full: no answer is wanted on the way. */
const REST_MILLISECONDS = 80;

/** What the pictures ask of the page. */
export interface PictureEvents {
  point(cell: Place | undefined, chosen: boolean): void;
  step(by: Place): void;
  release(): void;
  askImage(part: Part): void;
  askMap(filter: number, part: Part): void;
}

/** All values of a part of a map, or averages of them. */
interface FineMap {
  readonly filter: number;
  readonly part: Part;
  readonly values: Float32Array<ArrayBuffer>;
}

/** Of a cell, or an average around it. */
interface KnownValue {
  readonly value: number;
  readonly exact: boolean;
}

/** The image and one feature map side by side, each with what belongs to a cell outlined; they are enlarged together. */
export class CellPictures {
  readonly root: HTMLElement;
  readonly controls = new ZoomControls((factor) => this.#zoomBy(factor));
  readonly #image: PointedPicture;
  readonly #map: PointedPicture;
  readonly #mapCaption = element('figcaption');
  #zoom = FIT;
  #trace: Trace | undefined;
  #shown: { readonly filter: number; readonly look: MapLook; readonly maps: OutputValues['maps'] } | undefined;
  #fine: FineMap | undefined;
  #resting: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly events: PictureEvents) {
    const others = {
      step: (by: Place) => events.step(by),
      release: () => events.release(),
      zoom: (zoom: Zoom) => this.#zoomTo(zoom),
      zoomBy: (factor: number) => this.#zoomBy(factor),
    };
    this.#image = new PointedPicture({
      ...others,
      point: (pixel, chosen) => events.point(this.#trace && cellLookingAt(this.#trace, pixel), chosen),
      leave: () => undefined,
    });
    this.#map = new PointedPicture({
      ...others,
      point: (cell, chosen) => {
        this.#tellValue(cell);
        events.point(cell, chosen);
      },
      leave: () => this.#tellValue(undefined),
    });
    setTakes(this.#image.root, { picture: 'image', preventDefaultContextMenuItems: true });
    const words = l10n.t('Image: what the cell sees, padding around it included');
    this.root = element(
      'div',
      { class: 'pictures' },
      element('figure', {}, this.#image.root, element('figcaption', { text: words })),
      element('figure', {}, this.#map.root, this.#mapCaption),
    );
  }

  /** Another image or output. */
  showImage(trace: Trace, preview: RgbaPicture): void {
    this.#trace = trace;
    const { rows, columns } = trace.receptiveField;
    this.#image.show(preview, trace.image, {
      top: rows.before,
      left: columns.before,
      bottom: rows.after,
      right: columns.after,
    });
  }

  showMap(trace: Trace, output: OutputValues, filter: number, look: MapLook): void {
    this.#shown = { filter, look, maps: output.maps };
    setTakes(this.#map.root, { picture: 'map', array: 'map', filter, preventDefaultContextMenuItems: true });
    this.#fine = undefined;
    this.#map.show(mapPicture(output.maps, filter, look), outputSize(trace), undefined, (cell) => this.#written(cell));
    this.#tellValue(undefined);
    this.#askSoon();
  }

  /** Other colours of the same values. */
  recolour(look: MapLook): void {
    if (!this.#shown || !this.#trace) return;
    const { filter, maps } = this.#shown;
    const fine = this.#fine;
    this.#shown = { filter, look, maps };
    this.#map.show(mapPicture(maps, filter, look), outputSize(this.#trace), undefined, (cell) => this.#written(cell));
    if (fine) this.refineMap(fine.filter, fine.part, fine.values);
  }

  /** Outlines what belongs to a cell, and keeps it in sight. */
  outline(trace: Trace, { y, x, filter }: CellPlace): void {
    const { rows, columns } = cellField(trace, { y, x });
    const [top = 0, left = 0] = [rows[0], columns[0]];
    const box = { y: top, x: left, height: (rows.at(-1) ?? top) - top + 1, width: (columns.at(-1) ?? left) - left + 1 };
    this.#image.outline(
      box,
      l10n.t(
        'Image, rows {0} to {1} and columns {2} to {3} outlined; arrow keys move the cell',
        top,
        top + box.height - 1,
        left,
        left + box.width - 1,
      ),
      isDilated(trace) ? rows.flatMap((row) => columns.map((column) => ({ y: row, x: column }))) : [],
    );
    this.#map.outline(
      { y, x, height: 1, width: 1 },
      l10n.t('Feature map {0}, row {1}, column {2} outlined; arrow keys move the cell', filter, y, x),
    );
  }

  /** Arrow keys then move the cell. */
  focus(): void {
    this.#map.root.focus({ preventScroll: true });
  }

  /** Brings what is outlined into sight. */
  follow(): void {
    if (this.#zoom.scale > 1) this.#zoomTo(bringIntoView(this.#zoom, this.#map.markedAt));
  }

  refineImage(part: Part, picture: RgbaPicture): void {
    this.#image.refine(part, picture);
  }

  refineMap(filter: number, part: Part, values: Float32Array<ArrayBuffer>): void {
    if (filter !== this.#shown?.filter) return;
    const { look } = this.#shown;
    this.#fine = { filter, part, values };
    this.#map.refine(part, { ...part.size, data: colourPixels(values, look.colours, look.range) });
  }

  #zoomBy(factor: number): void {
    const around = { ...this.#zoom, ...this.#map.markedAt };
    this.#zoomTo(zoomAt(around, factor, { y: 0.5, x: 0.5 }, this.#map.mostScale));
  }

  #zoomTo(zoom: Zoom): void {
    this.#zoom = zoom;
    this.#image.zoomTo(zoom);
    this.#map.zoomTo(zoom);
    this.controls.render(zoom.scale, this.#map.mostScale);
    this.#askSoon();
  }

  /** Asks for the view as finely as the screen can show it, when it rests. */
  #askSoon(): void {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => {
      const [image, map] = [this.#image.wanted, this.#map.wanted];
      if (image) this.events.askImage(image);
      if (map && this.#shown) this.events.askMap(this.#shown.filter, map);
    }, REST_MILLISECONDS);
  }

  #tellValue(cell: Place | undefined): void {
    const filter = this.#shown?.filter ?? 0;
    this.#mapCaption.textContent = cell
      ? cellWords(filter, cell, this.#value(cell))
      : l10n.t('Feature map of filter {0}', filter);
  }

  #written(cell: Place): PixelNumber | undefined {
    const known = this.#value(cell);
    if (!known?.exact || !this.#shown) return undefined;
    const { colours, range } = this.#shown.look;
    const [red = 0, green = 0, blue = 0] = colourPixels(Float32Array.of(known.value), colours, range);
    return { text: formatValue(known.value), ground: [red, green, blue] };
  }

  /** The value of a cell; where it is shown smaller than it is, the average that its pixel shows. */
  #value(cell: Place): KnownValue | undefined {
    if (!this.#shown || !this.#trace) return undefined;
    const { filter, maps } = this.#shown;
    const { height, width } = outputSize(this.#trace);
    const preview = { rows: { from: 0, to: height }, columns: { from: 0, to: width }, size: maps };
    const area = maps.height * maps.width;
    return (
      (this.#fine && valueIn(this.#fine.part, this.#fine.values, cell)) ??
      valueIn(preview, maps.data.subarray(filter * area, (filter + 1) * area), cell)
    );
  }
}

/** Which cell of which map, and what is known of its value. */
function cellWords(filter: number, { y, x }: Place, known: KnownValue | undefined): string {
  if (!known) return l10n.t('Feature map of filter {0}: row {1}, column {2}', filter, y, x);
  const value = formatValue(known.value);
  return known.exact
    ? l10n.t('Feature map of filter {0}: row {1}, column {2} = {3}', filter, y, x, value)
    : l10n.t('Feature map of filter {0}: row {1}, column {2} ≈ {3}', filter, y, x, value);
}

function valueIn({ rows, columns, size }: Part, values: Float32Array, { y, x }: Place): KnownValue | undefined {
  const isInside = y >= rows.from && y < rows.to && x >= columns.from && x < columns.to;
  if (!isInside) return undefined;
  const [length, breadth] = [rows.to - rows.from, columns.to - columns.from];
  const row = Math.floor(((y - rows.from) * size.height) / length);
  const column = Math.floor(((x - columns.from) * size.width) / breadth);
  const value = values[row * size.width + column];
  return value === undefined ? undefined : { value, exact: size.height === length && size.width === breadth };
}

function isDilated({ arguments: { dilationRate } }: Trace): boolean {
  return Math.max(...dilationRate) > 1;
}
