import { ARGUMENT_NAMES } from '../conv2d/arguments';
import type { AskedArgument } from '../conv2d/asked';
import { isLoader, type LoadLike, type Loader } from '../conv2d/load/loaders';
import type { RawArguments } from '../conv2d/parse/parseArguments';
import type { Preset } from '../conv2d/presets';
import type { StepId, Trace } from '../conv2d/trace';
import { type CellPlace, isCellPlace, isIndex, type PanelView } from './panelView';
import { type Part, readPart } from './part';
import type { Problem } from './problem';
import type { CellValues, ComparedMaps, ImageFacts, RgbaPicture, RunValues, Stage } from './values';

/** Some of the arguments, as settings keep them; nothing is known about the values yet. */
export type ArgumentChanges = Readonly<Partial<RawArguments>>;

/** How an inspection stands. */
export type Status =
  /** `percent` of the output that has been computed, once that has begun. */
  | { readonly kind: 'running'; readonly stage: Stage; readonly percent?: number }
  | { readonly kind: 'done' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** What outlives a reload of the window: small JSON, no pixels. */
export interface PanelState {
  readonly version: 1;
  readonly uri: string;
  /** The seed that was drawn, so that the same weights come back. */
  readonly seed: number;
  /** What the user had chosen to see; absent as long as nothing was. */
  readonly view?: PanelView;
}

/** What the page needs besides pictures. */
export interface PageState {
  readonly fileName: string;
  readonly status: Status;
  /** The arguments of the latest run, legal or not: the place where a wrong one is shown. */
  readonly asked: readonly AskedArgument[];
  /** How the user wants images loaded, as of the latest run. */
  readonly loadLike: LoadLike;
  /** The user's own. */
  readonly ownPresets: readonly Preset[];
  /** How many of them are not among these: too many, or too large. */
  readonly presetsLeftOut: number;
  readonly trace?: Trace;
  readonly facts?: ImageFacts;
  /** The values on screen belong to an older trace, because a run is under way. */
  readonly stale: boolean;
  /** Real shapes that differ from the traced ones: bugs, and shown as such. */
  readonly mismatches: readonly string[];
  readonly saved: PanelState;
}

export type PageValues = RunValues;

/** The result that all others are compared with. */
export interface PinnedResult {
  readonly uri: string;
  readonly fileName: string;
  readonly trace: Trace;
  readonly preview?: RgbaPicture;
  /** The kernel's data are empty where it is too large to be kept. */
  readonly values: RunValues;
}

/**
 * Host to page. After `ready` all of `state`, `preview` and `values` come once, later each when it changes; `status` where
 * nothing else of the state does.
 */
export type ToPage =
  | { readonly type: 'state'; readonly state: PageState }
  | { readonly type: 'status'; readonly status: Status }
  | { readonly type: 'preview'; readonly preview?: RgbaPicture }
  | { readonly type: 'values'; readonly values?: PageValues }
  /** All that has changed when only the weights have not: they may be large, and the output is refined again and again. */
  | { readonly type: 'refined'; readonly values: Omit<PageValues, 'kernel' | 'bias'> }
  | { readonly type: 'showStep'; readonly step: StepId }
  | { readonly type: 'showCell' }
  /** The answer to the latest `cell`; older ones get none. */
  | { readonly type: 'cell'; readonly cell: CellValues }
  | { readonly type: 'cellRefused'; readonly problem: Problem }
  /** The answers to the latest `imagePart` and `mapPart`; (size.height, size.width) values of a map. */
  | { readonly type: 'imagePart'; readonly part: Part; readonly picture: RgbaPicture }
  | {
      readonly type: 'mapPart';
      readonly filter: number;
      readonly part: Part;
      readonly values: Float32Array<ArrayBuffer>;
    }
  /** The result that is pinned as A, or that none is. */
  | { readonly type: 'pinned'; readonly pinned?: PinnedResult }
  /** The answers to the `compare` of that number; older ones get none. */
  | { readonly type: 'comparedMaps'; readonly id: number; readonly maps: ComparedMaps }
  | { readonly type: 'compareRefused'; readonly id: number; readonly problem: Problem };

const FROM_PAGE = [
  'ready',
  'run',
  'cancel',
  'configure',
  'configureFromCode',
  'openSettings',
  'showLog',
  'pinSeed',
  'copyAsKeras',
  'copyAsPyTorch',
  'copyAsTensorFlowJs',
  'downscale',
  'raiseLimit',
  'chooseLoader',
  'runOnCpu',
  'runOnWasm',
  'saveOutput',
  'savePreset',
  'openComputeSettings',
  'cellExplored',
  'pinResult',
  'unpinResult',
  'usePinnedSeed',
] as const;

/**
 * Page to host: that something was asked for; which loader, where that was chosen in the page; a cell of the output; a part of
 * the image or of a feature map, for as many pixels as the screen has; what the user has chosen to see, which the host only keeps.
 */
export type FromPage =
  | Asked
  | { readonly type: 'change'; readonly changes: ArgumentChanges }
  | { readonly type: 'loadLike'; readonly loader: Loader }
  | ({ readonly type: 'cell' } & CellPlace)
  | ({ readonly type: 'imagePart' } & Part)
  | ({ readonly type: 'mapPart'; readonly filter: number } & Part)
  /** A feature map beside that of the pinned result. */
  | { readonly type: 'compare'; readonly id: number; readonly filter: number }
  | { readonly type: 'view'; readonly view: unknown }
  /** A message was dropped, what it called itself, and why: for the log. */
  | { readonly type: 'dropped'; readonly called: string; readonly why: string };

/** What is asked for, or told, without anything more to say. */
export interface Asked {
  readonly type: (typeof FROM_PAGE)[number];
}

/** Checks a message that came out of the page. */
export function isFromPage(message: unknown): message is FromPage {
  if (!isRecord(message)) return false;
  const { type, loader } = message;
  if (type === 'change') return isArgumentChanges(message['changes']);
  if (type === 'loadLike') return isLoader(loader);
  if (type === 'cell') return isCellPlace(message);
  if (type === 'imagePart') return readPart(message) !== undefined;
  if (type === 'mapPart') return isIndex(message['filter']) && readPart(message) !== undefined;
  if (type === 'compare') return isIndex(message['id']) && isIndex(message['filter']);
  if (type === 'view') return 'view' in message;
  if (type === 'dropped') return typeof message['called'] === 'string' && typeof message['why'] === 'string';
  return FROM_PAGE.some((known) => known === type);
}

/** Checks a state that an earlier window, perhaps of an earlier version, has left behind. */
export function isPanelState(state: unknown): state is PanelState {
  return (
    isRecord(state) && state['version'] === 1 && typeof state['uri'] === 'string' && Number.isSafeInteger(state['seed'])
  );
}

function isArgumentChanges(value: unknown): value is ArgumentChanges {
  return isRecord(value) && Object.keys(value).every((name) => ARGUMENT_NAMES.some((known) => known === name));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
