import { truthOf } from '../truth.js';
import { columnDamages } from './columns.js';
import type { Damage } from './damage.js';
import { documentDamages } from './document.js';
import { figureDamages } from './figures.js';
import { labelDamages } from './labels.js';
import { printDamages } from './prints.js';
import { roomDamages } from './rooms.js';
import { rowDamages } from './rows.js';
import { unrevealableDamages } from './unrevealable.js';

/** No damage: the clean print. */
export const none: Damage = {
  id: 'none',
  kind: 'none',
  apply: (page) => ({ page, truth: truthOf(page), wrong: [] }),
};

/** Every damage, and none. */
export const damages: readonly Damage[] = [
  none,
  ...figureDamages,
  ...printDamages,
  ...roomDamages,
  ...rowDamages,
  ...columnDamages,
  ...labelDamages,
  ...documentDamages,
  ...unrevealableDamages,
];
