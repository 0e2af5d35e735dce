import { z } from '../../components/schema';

export const PHASING = [
  { value: 'eagle', label: 'Eagle' },
  { value: 'beagle', label: 'Beagle' },
  { value: 'no_phasing', label: 'No phasing (my genotypes are phased)' },
];

export const R2_FILTERS = [
  { value: '0', label: 'Keep all variants' },
  { value: '0.001', label: 'R² ≥ 0.001' },
  { value: '0.1', label: 'R² ≥ 0.1' },
  { value: '0.2', label: 'R² ≥ 0.2' },
  { value: '0.3', label: 'R² ≥ 0.3' },
];

export const MODES = [
  { value: 'imputation', label: 'Imputation' },
  { value: 'qc_only', label: 'Quality control only' },
];

/** Fields carry the API's names, so that its messages find their field. */
export interface JobFormValues {
  name: string;
  description: string;
  service_id: string | null;
  reference_panel_id: string | null;
  build: string | null;
  population: string | null;
  phasing: string;
  r2_filter: string;
  mode: string;
  input_file: File[];
}

export const emptyJobForm: JobFormValues = {
  name: '',
  description: '',
  service_id: null,
  reference_panel_id: null,
  build: null,
  population: null,
  phasing: 'eagle',
  r2_filter: '0',
  mode: 'imputation',
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
  phasing: z.string(),
  r2_filter: z.string(),
  mode: z.string(),
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

/** The multipart form of POST /jobs; the server reads it as a stream, so the text fields come first. */
export function toFormData(values: JobFormValues): FormData {
  const form = new FormData();
  const { input_file, ...fields } = values;
  for (const [name, value] of Object.entries(fields)) {
    const text = value?.trim() ?? '';
    if (text !== '') form.append(name, text);
  }
  for (const file of input_file) form.append('input_file', file, file.name);
  return form;
}
