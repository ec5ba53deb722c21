/** How much of a picture is seen: it is so many times as large as where all of it is seen, around this middle (0 to 1). */
export interface Zoom {
  readonly scale: number;
  readonly y: number;
  readonly x: number;
}

/** A point or a distance, as a share of something's height and width. */
export interface Share {
  readonly y: number;
  readonly x: number;
}

/** All of the picture. */
export const FIT: Zoom = { scale: 1, y: 0.5, x: 0.5 };

/** From where to where a picture is seen, as shares of it. */
export function seen({ scale, y, x }: Zoom): { readonly top: number; readonly left: number; readonly share: number } {
  return { top: y - 0.5 / scale, left: x - 0.5 / scale, share: 1 / scale };
}

/** Larger or smaller; what is at this point of the view stays there. */
export function zoomAt(zoom: Zoom, factor: number, at: Share, most: number): Zoom {
  const scale = Math.max(1, Math.min(most, zoom.scale * factor));
  const move = (middle: number, point: number): number => middle + (point - 0.5) * (1 / zoom.scale - 1 / scale);
  return inside({ scale, y: move(zoom.y, at.y), x: move(zoom.x, at.x) });
}

/** @param by of the view */
export function pan(zoom: Zoom, by: Share): Zoom {
  return inside({ ...zoom, y: zoom.y + by.y / zoom.scale, x: zoom.x + by.x / zoom.scale });
}

/** Moves only as far as is needed to see this point of the picture well inside of the view. */
export function bringIntoView(zoom: Zoom, point: Share): Zoom {
  const reach = 0.4 / zoom.scale;
  const near = (middle: number, wanted: number): number => Math.max(wanted - reach, Math.min(wanted + reach, middle));
  return inside({ ...zoom, y: near(zoom.y, point.y), x: near(zoom.x, point.x) });
}

/** Nothing beside the picture is seen. */
function inside({ scale, y, x }: Zoom): Zoom {
  const half = 0.5 / scale;
  const within = (middle: number): number => Math.max(half, Math.min(1 - half, middle));
  return { scale, y: within(y), x: within(x) };
}
