import { describe, expect, it } from 'vitest';
import { emptyJobForm, jobFormSchema, toOrder } from './jobForm';

const complete = {
  ...emptyJobForm,
  name: 'chr20 pilot',
  service_id: '1',
  reference_panel_id: '11',
  build: 'hg38',
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
    expect(fields).toEqual(['name', 'service_id', 'reference_panel_id', 'build']);
  });

  it('orders with numbers and the files’ ids, and leaves out what is not stated', () => {
    expect(
      toOrder(
        { ...complete, phasing: 'eagle', terms: ['check1'], options: { aesEncryption: 'true' } },
        ['f1', 'f2'],
      ),
    ).toEqual({
      name: 'chr20 pilot',
      service_id: 1,
      reference_panel_id: 11,
      build: 'hg38',
      phasing: 'eagle',
      terms: ['check1'],
      options: { aesEncryption: 'true' },
      input_file_ids: ['f1', 'f2'],
    });
  });
});
