// Everything the dashboard knows of the API's shapes, taken from the generated documents.
// A renamed path or schema is mended here and nowhere else.
import type { paths as FilePaths } from './generated/file-manager';
import type { components, paths as JobPaths } from './generated/job-processor';
import type { paths as MonitoringPaths } from './generated/monitoring-service';
import type { paths as NotificationPaths } from './generated/notification-service';
import type { paths as RegistryPaths } from './generated/service-registry';
import type { paths as UserPaths } from './generated/user-service';

export type Paths = UserPaths &
  RegistryPaths &
  JobPaths &
  FilePaths &
  NotificationPaths &
  MonitoringPaths;

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
type Content<T> = T extends { content: infer C } ? C[keyof C] : never;

/** Our services send every member of an answer; one that is not marked as required may be null. */
export type Complete<T> = T extends (infer E)[]
  ? Complete<E>[]
  : T extends object
    ? {
        [K in keyof T]-?: undefined extends T[K]
          ? Complete<Exclude<T[K], undefined>> | null
          : Complete<T[K]>;
      }
    : T;

type Answer<
  P extends keyof Paths,
  M extends Method,
  S extends number = 200,
> = M extends keyof Paths[P]
  ? Paths[P][M] extends { responses: infer R }
    ? S extends keyof R
      ? Complete<Content<R[S]>>
      : never
    : never
  : never;

type Request<P extends keyof Paths, M extends Method> = M extends keyof Paths[P]
  ? Paths[P][M] extends { requestBody: infer B }
    ? Content<B>
    : never
  : never;

type Query<P extends keyof Paths> = Paths[P] extends { get: { parameters: { query?: infer Q } } }
  ? NonNullable<Q>
  : never;

export type LoginRequest = Request<'/auth/login', 'post'>;
export type LoginResponse = Answer<'/auth/login', 'post'>;
export type RegisterRequest = Request<'/auth/register', 'post'>;
export type User = Answer<'/auth/user', 'get'>;
export type ChangePasswordRequest = Request<'/auth/change-password', 'post'>;
export type AuditPage = Answer<'/users/me/audit-log', 'get'>;
export type AuditEntry = AuditPage['items'][number];

export type ConnectionTest = Answer<'/users/me/service-credentials/{service_id}/test', 'post'>;
export type Credential = Answer<'/users/me/service-credentials', 'get'>[number];
export type SaveCredentialRequest = Request<'/users/me/service-credentials', 'post'>;
export type UpdateCredentialRequest = Request<
  '/users/me/service-credentials/{service_id}',
  'patch'
>;

export type ImputationService = Answer<'/services', 'get'>[number];
export type ReferencePanel = Answer<'/services/{id}/panels', 'get'>[number];
export type ServiceParameters = Answer<'/services/{id}/parameters', 'get'>;
export type AddServiceRequest = Request<'/services', 'post'>;
export type ChangeServiceRequest = Request<'/services/{id}', 'patch'>;
export type PanelRequest = Request<'/services/{id}/panels', 'post'>;
export type ServiceHealth = Answer<'/services/{id}/health', 'get'>;

export type Job = Answer<'/jobs/{id}', 'get'>;
export type JobOrder = components['schemas']['JobOrder'];
export type InputFinding = Job['input_findings'][number];
export type JobPage = Answer<'/jobs', 'get'>;
export type JobQuery = Query<'/jobs'>;
export type JobStats = Answer<'/jobs/stats', 'get'>;
export type StatusUpdate = Answer<'/jobs/{id}/status-updates', 'get'>[number];
export type StoredFile = Answer<'/jobs/{id}/files', 'get'>[number];
export type FilePage = Answer<'/files', 'get'>;
export type FileQuery = Query<'/files'>;
export type ExportQuery = Query<'/jobs/{id}/results/export/link'>;
export type UnfinishedUpload = Answer<'/files/uploads', 'get'>[number];
export type Inspection = Answer<'/files/{id}/inspection', 'get'>;
export type FilesVerdict = Answer<'/files/verdict', 'post'>;
export type Remark = FilesVerdict['together'][number];
export type FileForecast = Answer<'/files/{id}/forecast', 'get'>;
export type FileCorrection = Answer<'/files/{id}/correction', 'get'>;
export type SiteList = Answer<'/files/panel-sites/{panelId}', 'get'>;
export type RetentionPolicy = Answer<'/files/retention', 'get'>;
export type Usage = Answer<'/files/usage', 'get'>;
export type JobResults = Answer<'/jobs/{id}/results', 'get'>;
export type ResultFile = JobResults['files'][number];
export type Methods = Exclude<Answer<'/jobs/{id}/methods', 'get'>, string>;
export type JobQuality = Answer<'/jobs/{id}/quality', 'get'>;

export type NotificationPage = Answer<'/notifications', 'get'>;
export type Notification = NotificationPage['items'][number];

export type PlatformHealth = Answer<'/monitoring/health', 'get'>;
export type ComponentHealth = PlatformHealth['components'][number];
