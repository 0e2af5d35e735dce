import { describe, expect, it } from 'vitest';
import { aService } from '../../test/samples';
import {
  emptyServiceForm,
  formOf,
  serviceFormSchema,
  toAddRequest,
  toChangeRequest,
} from './serviceForm';

describe('service form', () => {
  it('reads settings line by line and keeps what follows the first equals sign', () => {
    const request = toAddRequest({
      ...emptyServiceForm,
      name: ' A ',
      base_url: 'https://a.example.org ',
      api_config: 'app = imputationserver2\n\nworkflow_params={"a":"b=c"}',
    });
    expect(request).toMatchObject({
      name: 'A',
      base_url: 'https://a.example.org',
      max_running_time_seconds: 21_600,
      api_config: { app: 'imputationserver2', workflow_params: '{"a":"b=c"}' },
    });
    expect(request.allow_private_addresses).toBeUndefined();
  });

  it('takes a service apart and puts it together again', () => {
    const service = aService({ api_config: { app: 'x' }, max_running_time_seconds: null });
    expect(toChangeRequest(formOf(service))).toMatchObject({
      api_config: { app: 'x' },
      max_running_time_seconds: 0,
      is_active: true,
    });
  });

  it('names what is wrong', () => {
    const result = serviceFormSchema.safeParse({
      ...emptyServiceForm,
      base_url: 'imputation.example.org',
      api_config: 'just words',
    });
    expect(result.error?.issues.map(({ path }) => path[0])).toEqual([
      'name',
      'base_url',
      'api_config',
    ]);
  });
});
