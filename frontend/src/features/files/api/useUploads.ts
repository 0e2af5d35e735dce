import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '../../../api/client';
import { ApiProblem } from '../../../api/problem';
import { type ResumableUpload, resumableUpload } from '../../../api/resumableUpload';
import type { FilePage } from '../../../api/types';
import { type Replacement, sortChosen } from '../chosen';

/** A file on its way, or arrived: then `fileId` is the stored file's. Before, `uploadId` is what it will be. */
export interface UploadState {
  /** Of this list, not of the platform. */
  id: string;
  file: {
    name: string;
    size: number;
    /** Null where it was not chosen from this computer. */
    lastModified: number | null;
  };
  /** Null where the bytes are not at hand: it was stored before, or the page was left. */
  source: File | null;
  /** "missing" was left before it had arrived, and waits for the same file to be chosen again. */
  status: 'waiting' | 'uploading' | 'paused' | 'failed' | 'missing' | 'done';
  /** bytes */
  sent: number;
  uploadId: string | null;
  fileId: string | null;
  /** Others may use it: a job, or whoever stored it before. It is taken off the list and not deleted. */
  shared: boolean;
  problem: ApiProblem | null;
}

/** What outlives the page of a file in its list. */
export type KeptUpload = Pick<UploadState, 'file' | 'fileId' | 'shared'>;

type Stored = Pick<FilePage['items'][number], 'id' | 'filename' | 'file_size'>;

export interface Uploads {
  all: UploadState[];
  /** Begins to upload. Returns the names that were chosen twice, and files whose name another one has that has arrived. */
  add: (files: File[]) => { twice: string[]; disputed: Replacement[] };
  /** Uploads a file instead of another one, which stays stored. */
  swap: (replacement: Replacement) => void;
  addStored: (files: Stored[]) => void;
  pause: (id: string) => void;
  resume: (id: string) => void;
  /** All that were paused or have stopped. */
  resumeAll: () => void;
  /** Goes on with a stored file instead; the one that was uploaded stays stored. */
  replace: (id: string, stored: Stored) => void;
  /** Takes it off the list and ends its upload; what has arrived whole stays stored. */
  remove: (id: string) => void;
  /** A job may have the files now. */
  share: () => void;
}

/** More at once fill no line that one does not, and each costs a connection. */
const AT_ONCE = 3;

let made = 0;

/** Uploads the files that a page has been given, a few at a time, in the order in which they came. */
export function useUploads(kept: KeptUpload[] = []): Uploads {
  const cache = useQueryClient();
  const [all, setAll] = useState<UploadState[]>(() => kept.map(restored));
  const running = useRef(new Map<string, ResumableUpload>());

  const change = useCallback((id: string, part: Partial<UploadState>) => {
    setAll((now) => now.map((upload) => (upload.id === id ? { ...upload, ...part } : upload)));
  }, []);

  useEffect(() => {
    const busy = all.filter(({ status }) => status === 'uploading').length;
    const next = all.filter(({ status }) => status === 'waiting').slice(0, AT_ONCE - busy);
    for (const { id, file, source } of next) {
      if (!source) continue;
      change(id, { status: 'uploading', problem: null });
      const before = running.current.get(id);
      if (before) {
        before.resume();
        continue;
      }
      running.current.set(
        id,
        resumableUpload(source, {
          onProgress: (sent) => change(id, { sent }),
          onBegun: (uploadId) => change(id, { uploadId }),
          onError: (problem) => change(id, { status: 'failed', problem }),
          onDone: (fileId) => {
            change(id, { status: 'done', sent: file.size, fileId });
            cache.invalidateQueries({ queryKey: ['files'] });
          },
        }),
      );
    }
  }, [all, change, cache]);

  // Who leaves the page finds what has arrived when they choose the same file again.
  useEffect(() => {
    const uploads = running.current;
    return () => {
      for (const upload of uploads.values()) upload.pause();
    };
  }, []);

  // What the list had before the page was left may have been deleted since.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was there at first
  useEffect(() => {
    for (const { id, fileId } of all) {
      if (fileId) isGone(fileId).then((gone) => gone && change(id, { ...NOT_HERE }));
    }
  }, []);

  const end = (id: string) => {
    const upload = running.current.get(id);
    running.current.delete(id);
    const isWhole = all.some((each) => each.id === id && each.fileId !== null);
    // What could not be removed now expires by itself.
    if (upload && !isWhole)
      upload
        .cancel()
        .catch(() => undefined)
        .then(() => cache.invalidateQueries({ queryKey: ['files'] }));
  };
  const put = (id: string, next: UploadState) => {
    end(id);
    setAll((now) => now.map((upload) => (upload.id === id ? next : upload)));
  };
  const append = (more: UploadState[]) => setAll((now) => [...now, ...more]);
  const swap = ({ file, before }: Replacement) => put(before.id, begun(file));
  const resumeWhere = (wanted: (upload: UploadState) => boolean) =>
    setAll((now) =>
      now.map((each) => (isStopped(each) && wanted(each) ? { ...each, status: 'waiting' } : each)),
    );

  return {
    all,
    add: (files) => {
      const { fresh, again, instead, disputed, twice } = sortChosen(all, files);
      for (const { id, status, file } of again) {
        const source = files.find(({ name }) => name === file.name);
        if (status === 'missing' && source) put(id, begun(source));
        else resumeWhere((upload) => upload.id === id);
      }
      for (const each of instead) swap(each);
      append(fresh.map(begun));
      return { twice, disputed };
    },
    swap,
    addStored: (files) => append(files.map((file) => stored(file, true))),
    pause: (id) => {
      running.current.get(id)?.pause();
      change(id, { status: 'paused' });
    },
    resume: (id) => resumeWhere((upload) => upload.id === id),
    resumeAll: () => resumeWhere(() => true),
    replace: (id, file) => put(id, stored(file, false)),
    remove: (id) => {
      end(id);
      setAll((now) => now.filter((upload) => upload.id !== id));
    },
    share: () =>
      setAll((now) => now.map((each) => (each.fileId ? { ...each, shared: true } : each))),
  };
}

function isStopped({ status }: UploadState): boolean {
  return status === 'paused' || status === 'failed';
}

const BLANK = { source: null, sent: 0, uploadId: null, fileId: null, shared: false, problem: null };
const NOT_HERE = { status: 'missing', fileId: null, sent: 0, shared: false } as const;

function begun(file: File): UploadState {
  return { ...BLANK, id: newId(), file, source: file, status: 'waiting' };
}

function stored({ id, filename, file_size }: Stored, shared: boolean): UploadState {
  const file = { name: filename, size: file_size, lastModified: null };
  return { ...BLANK, id: newId(), file, fileId: id, shared, status: 'done', sent: file_size };
}

function restored({ file, fileId, shared }: KeptUpload): UploadState {
  const here: Partial<UploadState> = fileId
    ? { fileId, shared, status: 'done', sent: file.size }
    : NOT_HERE;
  return { ...BLANK, id: newId(), file, status: 'missing', ...here };
}

function newId(): string {
  made += 1;
  return `chosen-${made}`;
}

async function isGone(fileId: string): Promise<boolean> {
  try {
    await api.GET('/files/{id}', { params: { path: { id: fileId } } });
    return false;
  } catch (problem) {
    return problem instanceof ApiProblem && problem.status === 404;
  }
}
