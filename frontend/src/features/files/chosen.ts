import type { UploadState } from './api/useUploads';

/** Files that were chosen, sorted by what is there already: servers get files by name, so a job has each name once. */
export interface Chosen {
  fresh: File[];
  /** The same file once more: it is kept, and goes on where it stopped. */
  again: UploadState[];
  /** Another file of a name that is on its way: takes its place. */
  instead: Replacement[];
  /** Another file of a name that has arrived: somebody has to say which. */
  disputed: Replacement[];
  /** Names that were chosen twice at once; the first was taken. */
  twice: string[];
}

export interface Replacement {
  file: File;
  before: UploadState;
}

export function sortChosen(all: UploadState[], files: File[]): Chosen {
  const chosen: Chosen = { fresh: [], again: [], instead: [], disputed: [], twice: [] };
  const taken = new Set<string>();
  for (const file of files) {
    const name = nameAtServer(file.name);
    const before = all.find((upload) => nameAtServer(upload.file.name) === name);
    if (taken.has(name)) chosen.twice.push(file.name);
    else if (!before) chosen.fresh.push(file);
    else if (isSame(before.file, file)) chosen.again.push(before);
    else if (before.status === 'done') chosen.disputed.push({ file, before });
    else chosen.instead.push({ file, before });
    taken.add(name);
  }
  return chosen;
}

/** What the platform compares: all are packed before they are sent, and some signs are in no stored name. */
export function nameAtServer(name: string): string {
  return name.replace(/[:*?"<>|]/g, '_').replace(/\.vcf(\.b?gz)?$/i, '.vcf.gz');
}

function isSame(before: UploadState['file'], file: File): boolean {
  return (
    before.name === file.name &&
    before.size === file.size &&
    before.lastModified === file.lastModified
  );
}
