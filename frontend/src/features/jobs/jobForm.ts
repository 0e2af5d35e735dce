import type { ServiceParameters } from '../../api/types';
import { z } from '../../components/schema';

/** Fields carry the API's names, so that its messages find their field. */
export interface JobFormValues {
  name: string;
  description: string;
  service_id: string | null;
  reference_panel_id: string | null;
  build: string | null;
  population: string | null;
  /** Null where the service has no such parameter. */
  phasing: string | null;
  r2_filter: string | null;
  mode: string | null;
  /** Ids of the service's terms that were accepted. */
  terms: string[];
  /** Further parameters of the service, by their id. */
  options: Record<string, string>;
  input_file: File[];
}

export const emptyJobForm: JobFormValues = {
  name: '',
  description: '',
  service_id: null,
  reference_panel_id: null,
  build: null,
  population: null,
  phasing: null,
  r2_filter: null,
  mode: null,
  terms: [],
  options: {},
  input_file: [],
};

const chosen = (what: string) => z.string({ error: `Choose ${what}` }).min(1, `Choose ${what}`);

export const jobFormSchema = z.object({
  name: z.string().trim().min(1, 'Give the job a name').max(200, 'At most 200 characters'),
  description: z.string().max(2000, 'At most 2000 characters'),
  service_id: chosen('an imputation service'),
  reference_panel_id: chosen('a reference panel'),
  build: chosen('the genome build of your files'),
  population: z.string().nullable(),
  phasing: z.string().nullable(),
  r2_filter: z.string().nullable(),
  mode: z.string().nullable(),
  terms: z.array(z.string()),
  options: z.record(z.string(), z.string()),
  input_file: z
    .array(z.instanceof(File))
    .min(1, 'Add at least one .vcf.gz file')
    .refine((files) => files.every(isCompressedVcf), 'Only block-compressed VCF files (.vcf.gz)')
    .refine((files) => files.every((file) => file.size > 0), 'A file is empty'),
});

export function isCompressedVcf(file: File): boolean {
  return file.name.toLowerCase().endsWith('.vcf.gz');
}

/** The files already chosen and the new ones; a new file replaces an earlier one of the same name. */
export function addFiles(present: File[], added: File[]): File[] {
  const names = new Set(added.map((file) => file.name));
  return [...present.filter((file) => !names.has(file.name)), ...added];
}

/** What the service itself would choose, and no consent: that is given anew for each service. */
export function defaultsOf({ defaults, options }: ServiceParameters): Partial<JobFormValues> {
  return {
    phasing: defaults.phasing,
    r2_filter: defaults.r2_filter,
    mode: defaults.mode,
    terms: [],
    options: Object.fromEntries(
      options
        .filter(({ default_value }) => default_value)
        .map(({ id, default_value }) => [id, default_value ?? '']),
    ),
  };
}

/** The multipart form of POST /jobs; the server reads it as a stream, so the text fields come first. */
export function toFormData(values: JobFormValues): FormData {
  const form = new FormData();
  const { input_file, terms, options, ...fields } = values;
  for (const [name, value] of Object.entries(fields)) append(form, name, value);
  for (const [id, value] of Object.entries(options)) append(form, `option.${id}`, value);
  for (const id of terms) form.append('terms', id);
  for (const file of input_file) form.append('input_file', file, file.name);
  return form;
}

function append(form: FormData, name: string, value: string | null) {
  const text = value?.trim() ?? '';
  if (text !== '') form.append(name, text);
}
