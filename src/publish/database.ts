import type { DuckDBConnection } from '@duckdb/node-api';

export interface DatabaseOptions {
  /** The file that holds it; in memory where left out. */
  readonly path?: string;
  /** The most memory that it takes for itself. */
  readonly memory?: string;
  /** A folder for what does not fit into that; without it nothing is laid aside. */
  readonly spill?: string;
}

/**
 * Uses a database that touches no network and no folder but those it is told of, and has one thread, so that the same
 * question has one answer. Its memory is given back when it is done with.
 */
export async function inDatabase<T>(
  use: (db: DuckDBConnection) => Promise<T>,
  { path = ':memory:', memory = '400MB', spill = '' }: DatabaseOptions = {},
): Promise<T> {
  // Loaded when it is needed: most verbs never ask a database.
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const database = await DuckDBInstance.create(path, {
    threads: '1',
    memory_limit: memory,
    temp_directory: spill,
    // What is read is read once.
    enable_external_file_cache: 'false',
    // Left to itself, it gives back what one question took when the next takes it.
    allocator_background_threads: 'true',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  try {
    const db = await database.connect();
    try {
      // Rows that are read one after the other wait here. Of a text no more than the sixteen bytes of its address count:
      // into the usual megabyte the texts of a whole table would go.
      await db.run("SET streaming_buffer_size = '64KB'");
      return await use(db);
    } finally {
      db.closeSync();
    }
  } finally {
    database.closeSync();
  }
}
