import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '../../../api/client';
import type { ApiProblem } from '../../../api/problem';
import { type ResumableUpload, resumableUpload } from '../../../api/resumableUpload';

/** A file on its way, or arrived: then `fileId` is the stored file's. Before, `uploadId` is what it will be. */
export interface UploadState {
  file: { name: string; size: number };
  /** Null where the platform itself made the file. */
  source: File | null;
  status: 'waiting' | 'uploading' | 'paused' | 'failed' | 'done';
  /** bytes */
  sent: number;
  uploadId: string | null;
  fileId: string | null;
  problem: ApiProblem | null;
}

export interface Uploads {
  all: UploadState[];
  /** Begins to upload; a file of a name that is there already takes its place. */
  add: (files: File[]) => void;
  pause: (name: string) => void;
  resume: (name: string) => void;
  /** Goes on with a stored file instead; the one that was uploaded stays stored. */
  replace: (name: string, stored: { id: string; filename: string; file_size: number }) => void;
  /** Ends it, and removes what has arrived. */
  remove: (name: string) => void;
}

/** More at once fill no line that one does not, and each costs a connection. */
const AT_ONCE = 3;

/** Uploads the files that a page has been given, a few at a time, in the order in which they came. */
export function useUploads(): Uploads {
  const cache = useQueryClient();
  const [all, setAll] = useState<UploadState[]>([]);
  const running = useRef(new Map<string, ResumableUpload>());

  const change = useCallback((file: UploadState['file'], part: Partial<UploadState>) => {
    setAll((now) => now.map((upload) => (upload.file === file ? { ...upload, ...part } : upload)));
  }, []);

  useEffect(() => {
    const busy = all.filter(({ status }) => status === 'uploading').length;
    const next = all.filter(({ status }) => status === 'waiting').slice(0, AT_ONCE - busy);
    for (const { file, source } of next) {
      if (!source) continue;
      change(file, { status: 'uploading', problem: null });
      const before = running.current.get(file.name);
      if (before) {
        before.resume();
        continue;
      }
      running.current.set(
        file.name,
        resumableUpload(source, {
          onProgress: (sent) => change(file, { sent }),
          onBegun: (uploadId) => change(file, { uploadId }),
          onError: (problem) => change(file, { status: 'failed', problem }),
          onDone: (fileId) => {
            change(file, { status: 'done', sent: file.size, fileId });
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

  const remove = (name: string) => {
    const gone = all.find(({ file }) => file.name === name);
    const upload = running.current.get(name);
    running.current.delete(name);
    setAll((now) => now.filter(({ file }) => file.name !== name));
    const ended = gone?.fileId
      ? api.DELETE('/files/{id}', { params: { path: { id: gone.fileId } } })
      : upload?.cancel();
    // What could not be removed now expires by itself, or stays on the page of files.
    Promise.resolve(ended)
      .catch(() => undefined)
      .then(() => cache.invalidateQueries({ queryKey: ['files'] }));
  };

  return {
    all,
    add: (files) => {
      for (const { name } of files) if (all.some(({ file }) => file.name === name)) remove(name);
      setAll((now) => [...now, ...files.map(begun)]);
    },
    pause: (name) => {
      running.current.get(name)?.pause();
      setAll((now) => now.map((u) => (u.file.name === name ? { ...u, status: 'paused' } : u)));
    },
    replace: (name, { id, filename, file_size }) => {
      running.current.delete(name);
      setAll((now) =>
        now.map((upload) =>
          upload.file.name === name
            ? {
                file: { name: filename, size: file_size },
                source: null,
                status: 'done',
                sent: file_size,
                uploadId: null,
                fileId: id,
                problem: null,
              }
            : upload,
        ),
      );
    },
    resume: (name) =>
      setAll((now) => now.map((u) => (u.file.name === name ? { ...u, status: 'waiting' } : u))),
    remove,
  };
}

function begun(file: File): UploadState {
  return {
    file,
    source: file,
    status: 'waiting',
    sent: 0,
    uploadId: null,
    fileId: null,
    problem: null,
  };
}
