import type { Loader } from '../conv2d/load/loaders';
import type { ArgumentChanges, Asked, FromPage, PanelState } from '../protocol/panelMessages';
import type { Part } from '../protocol/part';
import type { CellPlace, PanelView } from '../protocol/panelView';

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  setState(state: PanelState): void;
};

/** The page's side of the wire. */
export interface Host {
  ask(type: Asked['type']): void;
  /** Asks for arguments to be changed: shown at once, run when no further change comes for a while. */
  change(changes: ArgumentChanges): void;
  /** Asks for the image to be loaded another way. */
  loadLike(loader: Loader): void;
  /** Asks for the dot product behind a cell; only the latest one is answered. */
  cell(place: CellPlace): void;
  /** Asks for a part of the image, or of a feature map, as finely as it is shown; only the latest one is answered. */
  imagePart(part: Part): void;
  mapPart(filter: number, part: Part): void;
  /** Asks for a feature map beside that of the pinned result; only the latest one is answered. */
  compare(id: number, filter: number): void;
  /** Says that a message was not shown, and why. */
  dropped(message: unknown, why: string): void;
  /** Keeps what the user has chosen to see. */
  save(state: PanelState & { readonly view: PanelView }): void;
}

/** Connects to VS Code; possible once in the life of a page. */
export function connectHost(): Host {
  const api = acquireVsCodeApi();
  return {
    ask: (type) => api.postMessage({ type }),
    change: (changes) => api.postMessage({ type: 'change', changes }),
    loadLike: (loader) => api.postMessage({ type: 'loadLike', loader }),
    cell: (place) => api.postMessage({ type: 'cell', ...place }),
    imagePart: (part) => api.postMessage({ type: 'imagePart', ...part }),
    mapPart: (filter, part) => api.postMessage({ type: 'mapPart', filter, ...part }),
    compare: (id, filter) => api.postMessage({ type: 'compare', id, filter }),
    dropped: (message, why) => api.postMessage({ type: 'dropped', called: nameOf(message), why }),
    save: (state) => {
      api.setState(state);
      api.postMessage({ type: 'view', view: state.view });
    },
  };
}

/** What a message calls itself. */
function nameOf(message: unknown): string {
  const type = typeof message === 'object' && message !== null && 'type' in message ? message.type : undefined;
  return typeof type === 'string' ? type : typeof message;
}
