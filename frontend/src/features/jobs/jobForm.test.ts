import { describe, expect, it } from 'vitest';
import { addFiles, emptyJobForm, jobFormSchema, toFormData } from './jobForm';

const vcf = (name: string, bytes = 'x') => new File([bytes], name);
const complete = {
  ...emptyJobForm,
  name: 'chr20 pilot',
  service_id: '1',
  reference_panel_id: '11',
  build: 'hg38',
  input_file: [vcf('chr20.vcf.gz')],
};

function complaints(values: object) {
  const result = jobFormSchema.safeParse({ ...complete, ...values });
  return result.success ? [] : result.error.issues.map(({ path, message }) => [path[0], message]);
}

describe('job form', () => {
  it('accepts a complete form', () => expect(complaints({})).toEqual([]));

  it('names everything that is missing at once', () => {
    const result = jobFormSchema.safeParse(emptyJobForm);
    const fields = result.error?.issues.map(({ path }) => path[0]);
    expect(fields).toEqual(['name', 'service_id', 'reference_panel_id', 'build', 'input_file']);
  });

  it('refuses files that are not compressed VCF', () =>
    expect(complaints({ input_file: [vcf('chr20.vcf')] })).toEqual([
      ['input_file', 'Only block-compressed VCF files (.vcf.gz)'],
    ]));

  it('refuses empty files', () =>
    expect(complaints({ input_file: [vcf('chr20.vcf.gz', '')] })).toEqual([
      ['input_file', 'A file is empty'],
    ]));

  it('lets a new file replace one of the same name', () => {
    const files = addFiles([vcf('a.vcf.gz', 'old'), vcf('b.vcf.gz')], [vcf('a.vcf.gz', 'newer')]);
    expect(files.map(({ name, size }) => [name, size])).toEqual([
      ['b.vcf.gz', 1],
      ['a.vcf.gz', 5],
    ]);
  });

  it('sends text fields before files, repeats input_file and leaves out what is not stated', () => {
    const form = toFormData({
      ...complete,
      phasing: 'eagle',
      terms: ['check1', 'check2'],
      options: { aesEncryption: 'true', note: '' },
      input_file: [vcf('a.vcf.gz'), vcf('b.vcf.gz')],
    });
    expect([...form.keys()]).toEqual([
      'name',
      'service_id',
      'reference_panel_id',
      'build',
      'phasing',
      'option.aesEncryption',
      'terms',
      'terms',
      'input_file',
      'input_file',
    ]);
  });
});
