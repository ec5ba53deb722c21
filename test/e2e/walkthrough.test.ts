import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { finished, quickInput, type Session, startSession } from './session';

const soon = { timeout: 20_000 };

describe('the first contact', () => {
  let session: Session;
  beforeAll(async () => {
    session = await startSession();
  });
  afterEach(({ task }) => session.shoot(task));
  afterAll(() => session.close());

  const step = (id: string): Locator =>
    session.page().locator(`.getting-started-step[data-step-id="convscope.convscope#firstContact#${id}"]`);
  const ticked = async (): Promise<string[]> => {
    const done = session.page().locator('.getting-started-step [role=checkbox][aria-checked=true]');
    const ids = await done.evaluateAll((boxes) => boxes.map((box) => box.getAttribute('data-done-step-id') ?? ''));
    return ids.map((id) => id.slice(id.lastIndexOf('#') + 1));
  };
  /** The walkthrough stays in sight on the left. VS Code opens the next step by itself once one is done. */
  const open = async (id: string): Promise<void> => {
    const page = session.page();
    await step(id).waitFor();
    if ((await step(id).getAttribute('aria-expanded')) !== 'true') await step(id).click();
    await step(id).and(page.locator('[aria-expanded=true]')).waitFor();
    // VS Code shows its drawing and gives it the focus a moment later.
    await page.waitForTimeout(500);
  };
  const press = async (id: string, button: string): Promise<void> => {
    await open(id);
    await step(id).getByRole('button', { name: button }).click();
  };
  const argument = (name: string): Promise<void> =>
    quickInput(session.page())
      .title.filter({ hasText: `Configure Conv2D: ${name}` })
      .waitFor();
  /** The drawing of the step that is open. */
  const drawing = (): Locator =>
    session
      .page()
      .locator('iframe.webview.ready:not([src*="extensionId=convscope.convscope"])')
      .filter({ visible: true })
      .contentFrame()
      .frameLocator('iframe#active-frame')
      .locator('svg');

  it('begins in the Tensors view, which leads to the walkthrough', async () => {
    const page = session.page();
    await page.locator('.activitybar [aria-label^="Convscope"]').first().click();
    await page.locator('.welcome-view').getByRole('button', { name: 'Get started' }).click();
    await step('open').waitFor();
    expect(await page.locator('.getting-started-step').count()).toBe(4);
    expect(await ticked()).toEqual([]);
  });

  it('shows a drawing in the colours of the theme for each step', async () => {
    for (const id of ['open', 'inspect', 'configure', 'cell']) {
      await open(id);
      await drawing().waitFor();
      const [box, ink, expected] = await drawing().evaluate((svg) => {
        const { width, height } = svg.getBoundingClientRect();
        const probe = document.createElement('i');
        probe.style.color = 'var(--vscode-foreground)';
        document.body.append(probe);
        const drawn = [...svg.querySelectorAll('*')].flatMap((part) => {
          const { fill, stroke } = getComputedStyle(part);
          return [fill, stroke];
        });
        return [{ width, height }, drawn, getComputedStyle(probe).color];
      });
      expect(box.width).toBeGreaterThan(300);
      expect(box.height).toBeGreaterThan(200);
      expect(ink).toContain(expected);
    }
    expect(await ticked()).toEqual([]);
  });

  it('opens the sample image beside itself', async () => {
    await press('open', 'Open Sample Image');
    await session.page().locator('.tab.active[data-resource-name="test_1.jpg"]').waitFor();
    expect(await session.page().locator('.editor-group-container').count()).toBe(2);
    await expect.poll(ticked, soon).toEqual(['open']);
  });

  it('inspects the sample image', async () => {
    await press('inspect', 'Inspect Sample Image');
    await finished(session.panel());
    expect(await session.panel().locator('h1').innerText()).toContain('Conv2D(filters=32, kernel_size=(4, 4))');
    await expect.poll(ticked, soon).toEqual(['open', 'inspect']);
    expect(await session.page().locator('.editor-group-container').count()).toBe(2);
  });

  it('is not content with a dialogue that was opened and left', async () => {
    await press('configure', 'Configure Conv2D…');
    await argument('filters');
    await session.page().keyboard.press('Escape');
    await quickInput(session.page()).box.waitFor({ state: 'hidden' });
    expect(await ticked()).toEqual(['open', 'inspect']);
  });

  it('changes the layer', async () => {
    const page = session.page();
    const { box, input } = quickInput(page);
    await press('configure', 'Configure Conv2D…');
    await argument('filters');
    await input.fill('8');
    await page.keyboard.press('Enter');
    for (const name of ['kernel_size', 'strides', 'padding', 'activation']) {
      await argument(name);
      await page.keyboard.press('Enter');
    }
    await box.getByRole('option', { name: 'Run this layer' }).click();
    await session.panel().locator('h1', { hasText: 'Conv2D(filters=8' }).waitFor();
    await expect.poll(ticked, soon).toEqual(['open', 'inspect', 'configure']);
  });

  it('explores a cell: the step is done when its dot product is shown, not before', async () => {
    await finished(session.panel());
    await press('cell', 'Explore a Cell');
    const cell = session.panel().locator('section.cell');
    const map = cell.locator('.pointed-picture').last();
    await expect.poll(() => map.evaluate((picture) => picture === document.activeElement), soon).toBe(true);
    expect(await cell.evaluate((section) => Math.abs(section.getBoundingClientRect().top))).toBeLessThan(100);
    await cell.locator('.sum .value').waitFor();
    expect(await ticked()).toEqual(['open', 'inspect', 'configure']);
    await map.press('ArrowRight');
    await cell.getByText('Pinned').waitFor();
    await expect.poll(ticked, soon).toEqual(['open', 'inspect', 'configure', 'cell']);
  });

  it('logs no complaint', () => {
    expect(session.complaints).toEqual([]);
  });
});
