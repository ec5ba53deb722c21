/** One pass over a picture: where it begins and how far its pixels are apart. */
export interface Pass {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
  readonly rows: number;
  readonly columns: number;
  /** Without the byte that names the row's filter. */
  readonly rowBytes: number;
}

export interface PassLayout {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly bits: number;
  readonly interlaced: boolean;
}

const WHOLE = [{ x: 0, y: 0, dx: 1, dy: 1 }] as const;

/** Adam7 (PNG, third edition, 8.1). */
const INTERLACED = [
  { x: 0, y: 0, dx: 8, dy: 8 },
  { x: 4, y: 0, dx: 8, dy: 8 },
  { x: 0, y: 4, dx: 4, dy: 8 },
  { x: 2, y: 0, dx: 4, dy: 4 },
  { x: 0, y: 2, dx: 2, dy: 4 },
  { x: 1, y: 0, dx: 2, dy: 2 },
  { x: 0, y: 1, dx: 1, dy: 2 },
] as const;

/** The passes that hold pixels, in the file's order. */
export function passesOf({ height, width, channels, bits, interlaced }: PassLayout): readonly Pass[] {
  return (interlaced ? INTERLACED : WHOLE)
    .map((pass) => {
      const columns = Math.max(0, Math.ceil((width - pass.x) / pass.dx));
      const rows = Math.max(0, Math.ceil((height - pass.y) / pass.dy));
      return { ...pass, rows, columns, rowBytes: Math.ceil((columns * channels * bits) / 8) };
    })
    .filter(({ rows, columns }) => rows > 0 && columns > 0);
}
