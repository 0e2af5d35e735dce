import { expect, it } from 'vitest';
import type { UploadState } from './api/useUploads';
import { sortChosen } from './chosen';

const T = 1_700_000_000_000;
const aFile = (name: string, content = 'x', lastModified = T) =>
  new File([content], name, { lastModified });

const upload = (file: File, status: UploadState['status']): UploadState => ({
  id: file.name,
  file,
  source: file,
  status,
  sent: 0,
  uploadId: null,
  fileId: status === 'done' ? 'f1' : null,
  shared: false,
  problem: null,
});

it('takes new names, and the first of two that servers would take for one', () => {
  const first = aFile('chr20.vcf.gz', 'a');
  const { fresh, twice } = sortChosen([], [first, aFile('chr20.vcf.bgz', 'b'), aFile('chr21.vcf')]);
  expect(fresh.map(({ name }) => name)).toEqual(['chr20.vcf.gz', 'chr21.vcf']);
  expect(fresh[0]).toBe(first);
  expect(twice).toEqual(['chr20.vcf.bgz']);
});

it('keeps what was chosen before, however far it has come', () => {
  for (const status of ['uploading', 'paused', 'failed', 'missing', 'done'] as const) {
    const before = upload(aFile('chr20.vcf.gz'), status);
    expect(sortChosen([before], [aFile('chr20.vcf.gz')])).toMatchObject({
      again: [before],
      fresh: [],
      instead: [],
      disputed: [],
    });
  }
});

it('takes another file of the name instead, and asks where the first has arrived', () => {
  const other = aFile('chr20.vcf.gz', 'another', T + 1);
  const onItsWay = upload(aFile('chr20.vcf.gz'), 'uploading');
  expect(sortChosen([onItsWay], [other]).instead).toEqual([{ file: other, before: onItsWay }]);
  const arrived = upload(aFile('chr20.vcf.gz'), 'done');
  expect(sortChosen([arrived], [other])).toMatchObject({
    instead: [],
    disputed: [{ file: other, before: arrived }],
  });
});
