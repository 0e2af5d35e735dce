import type { JobOrder, ServiceParameters } from '../../api/types';
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
});

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

/**
 * What a form begins with: what was kept of it, at the service that is asked for.
 *
 * @param offered ids of the services that take jobs
 */
export function startOf(
  kept: JobFormValues | null,
  wanted: string | null,
  offered: string[],
): { values: JobFormValues; filledFor: string | null } {
  const before = kept ?? emptyJobForm;
  const service_id =
    [wanted, before.service_id].find((id) => id !== null && offered.includes(id)) ?? null;
  if (service_id === before.service_id) {
    const { phasing, r2_filter, mode, options } = before;
    const isFilled = Boolean(phasing ?? r2_filter ?? mode) || Object.keys(options).length > 0;
    return { values: before, filledFor: isFilled ? service_id : null };
  }
  const target = { service_id, reference_panel_id: null, build: null, population: null };
  return { values: { ...before, ...target }, filledFor: null };
}

/** The body of POST /jobs for files that have been uploaded; what is empty is left out. */
export function toOrder(values: JobFormValues, files: string[]): JobOrder {
  const { name, description, service_id, reference_panel_id, terms, options, ...fields } = values;
  return {
    name: name.trim(),
    service_id: Number(service_id),
    reference_panel_id: Number(reference_panel_id),
    input_file_ids: files,
    description: description.trim() || undefined,
    terms,
    options,
    ...said(fields),
  };
}

function said<T extends Record<string, string | null>>(
  fields: T,
): Partial<Record<keyof T, string>> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value.trim() !== ''),
  ) as Partial<Record<keyof T, string>>;
}
