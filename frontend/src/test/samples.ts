import type {
  Credential,
  ImputationService,
  Job,
  Notification,
  ReferencePanel,
  ServiceParameters,
  User,
} from '../api/types';

const T = '2026-11-23T09:30:00Z';
export const JOB_ID = '0198c0de-1f2a-4b6c-8d3e-5a7b9c0d1e2f';

export function aUser(part: Partial<User> = {}): User {
  return {
    id: 7,
    username: 'thandi',
    email: 'thandi@example.org',
    first_name: 'Thandi',
    last_name: 'Mokoena',
    roles: ['researcher'],
    created_at: T,
    last_login: T,
    ...part,
  };
}

export function aService(part: Partial<ImputationService> = {}): ImputationService {
  return {
    id: 1,
    slug: 'h3africa',
    name: 'H3Africa',
    description: 'African reference panels',
    api_type: 'michigan',
    base_url: 'https://impute.example.org',
    website_url: 'https://impute.example.org',
    supported_builds: ['hg19', 'hg38'],
    api_config: {},
    max_running_time_seconds: 21600,
    poll_interval_seconds: 30,
    allow_private_addresses: false,
    is_active: true,
    status: 'up',
    status_message: null,
    latency_ms: 42,
    last_checked_at: T,
    queue_length: null,
    panels_synced_at: T,
    sync_message: null,
    panel_count: 1,
    ...part,
  };
}

export function aPanel(part: Partial<ReferencePanel> = {}): ReferencePanel {
  return {
    id: 11,
    service_id: 1,
    key: 'h3africa-v6',
    name: 'H3Africa v6',
    description: '',
    build: 'hg38',
    populations: [{ key: 'afr', name: 'African' }],
    sample_count: 4447,
    is_available: true,
    ...part,
  };
}

export function parameters(part: Partial<ServiceParameters> = {}): ServiceParameters {
  const choice = (key: string, label: string) => ({ key, label });
  return {
    service_id: 1,
    source: 'discovered',
    synced_at: T,
    app_id: 'imputationserver2',
    app_name: 'Genotype Imputation',
    app_version: '2.0.12',
    builds: [choice('hg19', 'GRCh37/hg19'), choice('hg38', 'GRCh38/hg38')],
    phasing: [choice('eagle', 'Eagle v2.4'), choice('no_phasing', 'No phasing')],
    r2_filters: [choice('0', 'off'), choice('0.3', '0.3')],
    modes: [choice('imputation', 'Imputation'), choice('qc_only', 'Quality control only')],
    defaults: { build: 'hg19', phasing: 'eagle', r2_filter: '0', mode: 'imputation' },
    terms: [],
    options: [],
    ...part,
  };
}

export function aCredential(part: Partial<Credential> = {}): Credential {
  return {
    id: 42,
    service_id: 1,
    label: 'My H3Africa Account',
    credential_type: 'api_token',
    is_active: true,
    is_verified: false,
    has_api_token: true,
    created_at: T,
    updated_at: T,
    verified_at: null,
    remote_username: null,
    expires_at: null,
    ...part,
  };
}

export function aJob(part: Partial<Job> = {}): Job {
  return {
    id: JOB_ID,
    name: 'chr20 pilot',
    description: '',
    service_id: 1,
    reference_panel_id: 11,
    input_format: 'vcf',
    build: 'hg38',
    phasing: 'eagle',
    population: 'afr',
    mode: 'imputation',
    r2_filter: '0',
    status: 'running',
    attention: null,
    attention_message: null,
    progress_percentage: 45,
    place_in_line: null,
    retryable: false,
    cloned_from: null,
    adopted: false,
    remote_queue_position: null,
    input_file_id: null,
    input_file_ids: [],
    results_file_id: null,
    external_job_id: null,
    error_code: null,
    error_message: null,
    error_action: null,
    input_findings: [],
    created_at: T,
    queued_at: T,
    started_at: T,
    completed_at: null,
    execution_time_seconds: null,
    accepted_terms: [],
    options: {},
    ...part,
  };
}

export function aNotification(part: Partial<Notification> = {}): Notification {
  return {
    id: 5,
    type: 'job.completed',
    title: 'Job completed',
    message: 'Your job “chr20 pilot” has completed.',
    data: { job_id: JOB_ID },
    is_read: false,
    created_at: T,
    ...part,
  };
}

/** What the frame of every page asks for. */
export const frame = {
  'GET /auth/user': aUser(),
  'GET /notifications': { items: [], page: 0, size: 20, total: 0, unread_count: 0 },
  'GET /services': [aService()],
  'GET /services/1/panels': [aPanel()],
  'GET /services/1/parameters': parameters(),
};
