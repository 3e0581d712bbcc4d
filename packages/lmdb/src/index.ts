export { mendDataFile } from './data-file.js';
export { flush } from './flush.js';
export { DATABASE_FILES, type FileSystemOf, prepareFiles, prepareFolder } from './folder.js';
export { type FolderLock, lockFolder } from './folder-lock.js';
export { createWriteQueue, type Work, type WriteQueue, type WriteQueueOptions } from './write-queue.js';
