// Holds a site's archive until it is killed; tells its parent whether it could. Runs the compiled program.
import { HeldArchive } from '../../dist/src/archive/archive.js';

const [data, slug] = process.argv.slice(2);
try {
  await HeldArchive.hold(data, slug, '2026-01-01T00:00:00Z');
  process.send('held');
  setInterval(() => {}, 60_000);
} catch (error) {
  process.send(error.constructor.name, () => process.exit());
}
