import type * as vscode from 'vscode';
import type { BackendWish } from '../../compute/backendChoice';
import type { LoadOptions } from '../../image/openImage';
import type { ComputeSettings } from '../compute/computeSettings';
import type { ImageSettings } from '../imageSettings';
import type { ReadSettings } from '../configure/checkSettings';
import type { Conv2DSettings } from '../settings';

export interface SettingsOfRuns {
  readonly settings: Conv2DSettings;
  readonly images: ImageSettings;
  readonly computing: ComputeSettings;
}

/** All that the settings say about a run. */
export interface ReadRunSettings extends ReadSettings {
  readonly options: LoadOptions;
  readonly wish: BackendWish;
  /** The same where all of it is the same. */
  readonly key: string;
}

/** Reads what the settings say about the runs of one image. */
export class RunSettings {
  /** Whether the picture is averaged down to the limit, which no setting says. */
  downscale = false;

  constructor(
    private readonly services: SettingsOfRuns,
    private readonly uri: vscode.Uri,
  ) {}

  get options(): LoadOptions {
    return { ...this.services.images.read(this.uri), downscale: this.downscale };
  }

  /** Throws a HumanError where one of them has no such value. */
  async read(): Promise<ReadRunSettings> {
    const { options } = this;
    const wish = this.services.computing.read(this.uri);
    const read = await this.services.settings.read(this.uri);
    return { options, wish, ...read, key: JSON.stringify([options, wish, read]) };
  }
}
