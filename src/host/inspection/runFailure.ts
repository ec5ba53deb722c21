import type * as vscode from 'vscode';
import { CancelledError } from '../../compute/cancelled';
import type { Status } from '../../protocol/panelMessages';
import { HumanError, problemOf } from '../../protocol/problem';

/** What the status becomes when a run ends with an error, which goes to the log unless somebody has cancelled the run. */
export function statusAfter(error: unknown, uri: vscode.Uri, log: Pick<vscode.LogOutputChannel, 'error'>): Status {
  if (error instanceof CancelledError) return { kind: 'cancelled' };
  const problem = problemOf(error);
  log.error(`${uri.toString()}: ${problem.message}`);
  if (!(error instanceof HumanError) && error instanceof Error) log.error(error);
  return { kind: 'failed', problem };
}
