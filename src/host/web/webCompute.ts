import { ComputeClient } from '../../compute/computeClient';
import { startWebWorker, usableCores } from '../../compute/web/startWebWorker';
import type { ComputePlatform } from '../platform';
import { readExtensionFile, readScript } from './extensionFiles';

export const cores = usableCores();

/** A client whose workers are those of the browser. */
export const startCompute: ComputePlatform['startCompute'] = async (extension, words, options) => {
  const read = (name: string): Promise<Uint8Array> => readExtensionFile(extension, name);
  const scripts = (name: string): Promise<string> => readScript(extension, name);
  return new ComputeClient(await startWebWorker({ read, readScript: scripts, words }), options);
};
