// Loaded before the command with `node --import`: makes the disk fail or the process die as the environment says. The
// command itself knows nothing of it. Native code (the database's own writing of tables) is not seen. Compiled program.
import { startFromEnvironment } from '../../dist/test/survival/disk/start.js';

startFromEnvironment();
