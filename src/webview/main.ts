import * as l10n from '@vscode/l10n';
import { isToPage } from '../protocol/toPage';
import { connectHost } from './host';
import { Page } from './page';

const root = document.getElementById('root');
if (root) {
  l10n.config({ contents: document.getElementById('words')?.textContent || '{}' });
  const host = connectHost();
  const page = new Page(root, host);
  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isToPage(data)) page.receive(data);
    else host.dropped(data);
  });
  let ratio = window.devicePixelRatio;
  window.addEventListener('resize', () => {
    if (window.devicePixelRatio === ratio) return;
    ratio = window.devicePixelRatio;
    page.redraw();
  });
  host.ask('ready');
}
