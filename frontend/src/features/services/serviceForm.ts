import type { AddServiceRequest, ChangeServiceRequest, ImputationService } from '../../api/types';
import { z } from '../../components/schema';

/** Fields carry the API's names, so that its messages find their field. */
export interface ServiceFormValues {
  name: string;
  description: string;
  api_type: 'michigan' | 'wes';
  base_url: string;
  supported_builds: string[];
  max_running_hours: number | '';
  poll_interval_seconds: number | '';
  allow_private_addresses: boolean;
  is_active: boolean;
  /** One setting a line: name = value. */
  api_config: string;
}

export const emptyServiceForm: ServiceFormValues = {
  name: '',
  description: '',
  api_type: 'michigan',
  base_url: '',
  supported_builds: ['hg19', 'hg38'],
  max_running_hours: 6,
  poll_interval_seconds: 30,
  allow_private_addresses: false,
  is_active: true,
  api_config: '',
};

const SETTING = /^\s*([A-Za-z_][A-Za-z0-9_.-]*)\s*=\s*(.*?)\s*$/;

export const serviceFormSchema = z.object({
  name: z.string().trim().min(1, 'Give the service a name').max(200, 'At most 200 characters'),
  description: z.string().max(2000, 'At most 2000 characters'),
  api_type: z.enum(['michigan', 'wes']),
  base_url: z
    .string()
    .trim()
    .regex(/^https?:\/\/\S+$/, 'An address such as https://imputation.example.org'),
  supported_builds: z.array(z.string()).min(1, 'Choose at least one build'),
  max_running_hours: z.union([z.literal(''), z.number().min(0)]),
  poll_interval_seconds: z.union([z.literal(''), z.number().int().min(1).max(86_400)]),
  allow_private_addresses: z.boolean(),
  is_active: z.boolean(),
  api_config: z
    .string()
    .refine(
      (text) => lines(text).every((line) => SETTING.test(line)),
      'One setting a line, each written as name = value',
    ),
});

export function formOf(service: ImputationService): ServiceFormValues {
  return {
    name: service.name,
    description: service.description,
    api_type: service.api_type === 'wes' ? 'wes' : 'michigan',
    base_url: service.base_url,
    supported_builds: service.supported_builds,
    max_running_hours: (service.max_running_time_seconds ?? 0) / 3600,
    poll_interval_seconds: service.poll_interval_seconds,
    allow_private_addresses: service.allow_private_addresses,
    is_active: service.is_active,
    api_config: Object.entries(service.api_config)
      .map(([name, value]) => `${name} = ${value}`)
      .join('\n'),
  };
}

export function toAddRequest(values: ServiceFormValues): AddServiceRequest {
  return {
    ...details(values),
    api_type: values.api_type,
    // Left open, an address that is written as a private one says it by itself.
    allow_private_addresses: values.allow_private_addresses || undefined,
  };
}

export function toChangeRequest(values: ServiceFormValues): ChangeServiceRequest {
  return { ...details(values), is_active: values.is_active };
}

function details(values: ServiceFormValues) {
  return {
    name: values.name.trim(),
    description: values.description.trim(),
    base_url: values.base_url.trim(),
    supported_builds: values.supported_builds,
    max_running_time_seconds: Math.round(Number(values.max_running_hours) * 3600),
    poll_interval_seconds: Number(values.poll_interval_seconds) || undefined,
    allow_private_addresses: values.allow_private_addresses,
    api_config: settings(values.api_config),
  };
}

function settings(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const line of lines(text)) {
    const [, name, value] = SETTING.exec(line) ?? [];
    if (name !== undefined && value !== undefined) found[name] = value;
  }
  return found;
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}
