import { expect, it } from 'vitest';
import type { ResultFile } from '../../api/types';
import { resultGroups } from './resultGroups';

const file = (filename: string, result_type: string | null): ResultFile => ({
  id: filename,
  filename,
  file_size: 1,
  sha256: '',
  result_type,
  download_url: '',
  expires_at: '2099-01-01T00:00:00Z',
});

it('puts genotypes before reports and forgets no file', () => {
  const groups = resultGroups([
    file('a.txt', null),
    file('chr20.dose.vcf.gz', 'imputed_genotypes'),
    file('chr20.dose.vcf.gz.tbi', 'index'),
    file('qc_report.txt', 'qc_report'),
  ]);
  expect(groups.map(({ name, files }) => [name, files.length])).toEqual([
    ['Imputed genotypes', 2],
    ['Quality control', 1],
    ['Logs and other files', 1],
  ]);
});
