import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { contextMenu, explorerRow, setTheme } from '../../scripts/vscode/workbench.mjs';
import { seriousFindings } from './axe';
import { finished, type Session, startSession } from './session';

describe('for everyone: axe finds nothing serious', () => {
  let session: Session;
  beforeAll(async () => {
    session = await startSession({ 'convscope.conv2d.activation': 'relu', 'convscope.conv2d.dilationRate': [2, 2] });
    await contextMenu(session.page(), explorerRow(session.page(), 'test_1.jpg'), 'Inspect Conv2D');
    await session.panel().locator('h1').waitFor();
    await finished(session.panel());
    await session.panel().locator('.channel').first().waitFor();
    // Beside a pinned result, so that the comparison is there as well.
    await session.panel().getByRole('button', { name: 'Pin as A' }).click();
    session.setWorkspaceSettings({
      'convscope.conv2d.dilationRate': [2, 2],
      'convscope.conv2d.kernelInitializer': 'he_normal',
    });
    await session.panel().locator('.difference').first().waitFor();
    await finished(session.panel());
  });
  afterEach(({ task }) => session.shoot(task));
  afterAll(() => session.close());

  it.each(['Dark Modern', 'Light Modern', 'Dark High Contrast', 'Light High Contrast'] as const)(
    'in the finished panel, %s',
    async (theme) => {
      await setTheme(session.page(), theme);
      expect(await seriousFindings(session.panel(), theme.toLowerCase().replaceAll(' ', '-'))).toEqual([]);
    },
  );

  it('in a narrow panel', async () => {
    const page = session.page();
    const before = page.viewportSize();
    await page.setViewportSize({ width: 640, height: 950 });
    expect(await seriousFindings(session.panel(), 'narrow')).toEqual([]);
    if (before) await page.setViewportSize(before);
  });
});
