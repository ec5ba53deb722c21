/** How YCbCr is converted to red, green and blue (TIFF 6.0, section 21). */
export interface YcbcrFacts {
  /** The parts of red, green and blue in the brightness. */
  readonly coefficients: readonly number[];
  /** The values that mean black and white, or none and most, of each channel. */
  readonly range: readonly number[];
}

/** What a TIFF says of itself beside what every picture does. */
export interface TiffFacts {
  readonly compression: string;
  /** How samples were changed before they were compressed, by its number; readers know 2 and 3. */
  readonly predictor: number;
  /** 0 is white; where a file does not tell, Pillow takes it for that. */
  readonly inverted: boolean;
  /** What the samples mean is not told. */
  readonly untold: boolean;
  /** Stored plane by plane. */
  readonly planar: boolean;
  /** What the first extra channel is: alpha that the colours were multiplied with, alpha they were not, or not told. */
  readonly extra: 'associated' | 'unassociated' | 'unspecified' | 'missing' | undefined;
  /** The values of ExtraSamples as they are stored: what each channel beside the colours is. */
  readonly extras: readonly number[];
  /** Channels of a pixel, colours and others. */
  readonly samples: number;
  /** Where the colours are YCbCr and libjpeg does not convert them. */
  readonly ycbcr: YcbcrFacts | undefined;
  readonly bigEndian: boolean;
  /** BigTIFF: offsets of 64 bits. */
  readonly big: boolean;
  /** The strips or tiles that the file tells the places of: how many, and their size where it is told. */
  readonly pieces: {
    readonly count: number;
    readonly tiled: boolean;
    readonly width: number | undefined;
    readonly height: number | undefined;
  };
  /** Whether the palette has as many colours as samples can mean, and as Pillow can take. */
  readonly palette: 'whole' | 'short' | 'odd' | 'long' | 'missing' | 'none';
  /** The lowest bit of each byte comes first. */
  readonly lowBitFirst: boolean;
  /** Why libtiff does not open the file; Pillow reads what is not compressed without it. */
  readonly notByLibtiff: string | undefined;
  /** Why OpenCV does not open the file. */
  readonly notByOpenCV: string | undefined;
  /** Pillow does not open the file for how its numbers are stored. */
  readonly notByPillow: boolean;
  /** The inks are others than cyan, magenta, yellow and black. */
  readonly otherInks: boolean;
}
