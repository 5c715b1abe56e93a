import { cellWays } from './cells.js';
import { htmlWays } from './html.js';
import { layoutWays } from './layout.js';
import { rowWays } from './rows.js';
import { runWays } from './run.js';
import type { Way } from './way.js';

/** Every way of printing, tables first, then what is left of tables. */
export const ways: readonly Way[] = [...htmlWays, ...cellWays, ...rowWays, ...layoutWays, ...runWays];
