import * as l10n from '@vscode/l10n';
import type { PageState, PageValues, ToPage } from '../protocol/panelMessages';
import { DEFAULT_VIEW, type PanelView, readPanelView } from '../protocol/panelView';
import { CellView } from './cell/cellView';
import { CodeView } from './codeView';
import { CompareView } from './compare/compareView';
import { element } from './dom';
import { HeaderView } from './headerView';
import type { Host } from './host';
import { KernelsView } from './kernels/kernelsView';
import { LifecycleView } from './lifecycleView';
import { LoadView } from './loadView';
import { MapsView } from './mapsView';
import { StatisticsView } from './statistics/statisticsView';
import { StatusView } from './statusView';
import { setTakes } from './take';
import { StoryView } from './story/storyView';
import { VolumesView } from './volumes/volumesView';

/** The whole page: it holds what the host sent last and what the user has chosen to see, and nothing else. */
export class Page {
  readonly #header: HeaderView;
  readonly #load: LoadView;
  readonly #status: StatusView;
  readonly #story = new StoryView((step) => this.#change({ step }));
  readonly #volumes = new VolumesView();
  readonly #lifecycle = new LifecycleView();
  readonly #code: CodeView;
  readonly #kernels: KernelsView;
  readonly #maps: MapsView;
  readonly #cell: CellView;
  readonly #statistics: StatisticsView;
  readonly #compare: CompareView;
  readonly #values: HTMLElement;
  #state: PageState | undefined;
  #latest: PageValues | undefined;
  /** The latest of their kind that could be shown. */
  #preview: ToPage = { type: 'preview' };
  #pinned: ToPage = { type: 'pinned' };
  #view: PanelView = DEFAULT_VIEW;
  #selected = 0;

  constructor(
    private readonly root: HTMLElement,
    private readonly host: Host,
  ) {
    this.#header = new HeaderView(host);
    this.#load = new LoadView(host);
    this.#status = new StatusView(host);
    this.#code = new CodeView(host);
    this.#cell = new CellView({
      cell: (cell) => {
        host.cell(cell);
        this.#change({ cell });
      },
      explored: () => host.ask('cellExplored'),
      imagePart: (part) => host.imagePart(part),
      mapPart: (filter, part) => host.mapPart(filter, part),
    });
    this.#compare = new CompareView(host, ({ compare, colours, filter }) => {
      // Without leaving the comparison.
      if (filter !== undefined) this.#cell.choose({ filter });
      if (colours) this.#change({ maps: { ...this.#view.maps, colours } });
      if (compare) this.#change({ compare: { ...this.#view.compare, ...compare } });
      if (colours) this.#renderMaps();
    });
    const choose = (filter: number): void => this.#cell.show(filter);
    this.#kernels = new KernelsView(choose, (options) => {
      this.#change({ kernels: { ...this.#view.kernels, ...options } });
      if (this.#latest) this.#kernels.render(this.#latest, this.#view.kernels);
    });
    this.#maps = new MapsView(host, choose, (options) => {
      this.#change({ maps: { ...this.#view.maps, ...options } });
      this.#renderMaps();
    });
    this.#statistics = new StatisticsView((counts) => {
      this.#change({ counts });
      this.#renderStatistics();
    });
    this.#values = element(
      'div',
      { class: 'results' },
      element('div', { class: 'grids' }, this.#kernels.root, this.#maps.root),
      element(
        'aside',
        { class: 'detail', 'aria-label': l10n.t('The selected filter') },
        this.#cell.root,
        this.#statistics.root,
      ),
    );
    this.#values.hidden = true;
    root.addEventListener('contextmenu', (event) => this.#prepareMenu(event), { capture: true });
    root.append(
      this.#header.root,
      this.#compare.bar.root,
      this.#load.root,
      this.#status.root,
      this.#story.root,
      this.#volumes.root,
      this.#lifecycle.root,
      this.#compare.root,
      this.#values,
      this.#code.root,
    );
  }

  /** Tells VS Code's menu whose page it is, and that it has nothing for texts where none is selected or can be typed. */
  #prepareMenu({ target }: Event): void {
    const isText = target instanceof HTMLInputElement || window.getSelection()?.isCollapsed === false;
    const uri = this.#state?.saved.uri;
    setTakes(this.root, { ...(uri === undefined ? {} : { uri }), preventDefaultContextMenuItems: !isText });
  }

  /** Throws where a message cannot be shown; what there was before is shown again. */
  receive(message: ToPage): void {
    const [state, latest, view] = [this.#state, this.#latest, this.#view];
    try {
      this.#show(message);
    } catch (error) {
      [this.#state, this.#view] = [state, view];
      // Without values no part shows what does not go together.
      this.#show({ type: 'values' });
      if (state) this.#show({ type: 'state', state });
      this.#show(this.#preview);
      this.#show(this.#pinned);
      if (latest) this.#show({ type: 'values', values: latest });
      throw error;
    }
    if (message.type === 'preview') this.#preview = message;
    if (message.type === 'pinned') this.#pinned = message;
  }

  #show(message: ToPage): void {
    switch (message.type) {
      case 'state':
        // What an earlier page had left is read once: from then on this page knows better.
        if (!this.#state) this.#view = readPanelView(message.state.saved.view);
        this.#state = message.state;
        this.#save();
        this.#story.select(this.#view.step);
        this.#header.render(message.state);
        this.#load.render(message.state);
        this.#volumes.render(message.state.trace);
        this.#lifecycle.render(message.state.trace);
        this.#code.render(message.state.trace);
        this.#story.render(message.state.trace, message.state.status.kind === 'running');
        this.#cell.renderState(message.state);
        break;
      case 'status':
        if (!this.#state) break;
        this.#state = { ...this.#state, status: message.status };
        this.#cell.renderState(this.#state);
        break;
      case 'preview':
        this.#story.renderPreview(message.preview);
        this.#volumes.renderPreview(message.preview);
        this.#cell.renderPreview(message.preview);
        break;
      case 'values':
        this.#latest = message.values;
        this.redraw();
        this.#cell.render(this.#latest);
        break;
      case 'refined':
        // The kernel's pictures stay as they are, and keep the focus.
        if (!this.#latest) break;
        if (message.values.output.filters.length !== this.#latest.kernel.filters.length) {
          throw new Error('it has other filters than the kernel');
        }
        this.#latest = { ...this.#latest, ...message.values };
        this.#renderMaps();
        this.#cell.render(this.#latest);
        break;
      case 'showStep':
        this.#change({ step: message.step });
        this.#story.show(message.step);
        break;
      case 'showCell':
        this.#cell.reveal();
        break;
      case 'cell':
        this.#cell.receive(message.cell);
        break;
      case 'cellRefused':
        this.#cell.refuse(message.problem);
        break;
      case 'imagePart':
        this.#cell.receiveImagePart(message.part, message.picture);
        break;
      case 'mapPart':
        this.#cell.receiveMapPart(message.filter, message.part, message.values);
        break;
      case 'pinned':
      case 'comparedMaps':
      case 'compareRefused':
        // Of the comparison alone.
        break;
    }
    this.#compare.receive(message, this.#view);
    if (this.#state) this.#status.render(this.#state, this.#latest);
    this.#values.classList.toggle('stale', this.#state?.stale ?? false);
  }

  /** Something else is to be seen: every part that shows it follows. */
  #change(part: Partial<PanelView>): void {
    this.#view = { ...this.#view, ...part };
    this.#save();
    this.#select();
    this.#compare.show(this.#view);
  }

  #renderMaps(): void {
    if (!this.#latest) return;
    this.#maps.render(this.#latest, this.#view.maps);
    this.#cell.renderOptions(this.#view.maps);
    this.#renderStatistics();
  }

  #renderStatistics(): void {
    if (this.#latest) this.#statistics.render(this.#latest, this.#filter, this.#view.counts);
  }

  /** The filter of the cell that is looked at is the selected one everywhere. */
  get #filter(): number {
    return this.#view.cell?.filter ?? 0;
  }

  #select(): void {
    this.#story.select(this.#view.step);
    if (this.#filter === this.#selected) return;
    this.#selected = this.#filter;
    this.#kernels.select(this.#filter);
    this.#maps.select(this.#filter);
    this.#renderStatistics();
  }

  #save(): void {
    if (this.#state) this.host.save({ ...this.#state.saved, view: this.#view });
  }

  /** Draws all pictures again, for another density of pixels or other values. */
  redraw(): void {
    this.#values.hidden = this.#latest === undefined;
    if (!this.#latest) return;
    this.#kernels.render(this.#latest, this.#view.kernels);
    this.#renderMaps();
  }
}
