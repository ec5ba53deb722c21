import * as l10n from '@vscode/l10n';
import { connectHost } from './host';
import { listenToHost } from './hostMessages';
import { Page } from './page';

const root = document.getElementById('root');
if (root) {
  l10n.config({ contents: document.getElementById('words')?.textContent || '{}' });
  const host = connectHost();
  const page = new Page(root, host);
  listenToHost(window, {
    receive: (message) => page.receive(message),
    dropped: (message, why) => host.dropped(message, why),
  });
  let ratio = window.devicePixelRatio;
  window.addEventListener('resize', () => {
    if (window.devicePixelRatio === ratio) return;
    ratio = window.devicePixelRatio;
    page.redraw();
  });
  host.ask('ready');
}
