import type { FromPage, PanelState } from '../protocol/panelMessages';

declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  setState(state: PanelState): void;
};

/** The page's side of the wire. */
export interface Host {
  ask(type: FromPage['type']): void;
  save(state: PanelState): void;
}

/** Connects to VS Code; possible once in the life of a page. */
export function connectHost(): Host {
  const api = acquireVsCodeApi();
  return {
    ask: (type) => api.postMessage({ type }),
    save: (state) => api.setState(state),
  };
}
