import type { InputFinding } from './types';

export interface FieldError {
  field: string;
  message: string;
}

/** What went wrong with a request: an RFC 9457 problem from the API, or a stand-in where none came. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly action: string | null;
  readonly requestId: string | null;
  readonly errors: FieldError[];
  readonly serviceId: number | null;
  /** The job that was kept all the same. */
  readonly jobId: string | null;
  /** Why the service would refuse the input. */
  readonly findings: InputFinding[];

  constructor(status: number, members: Record<string, unknown>) {
    const title = text(members.title) ?? 'Something went wrong';
    const detail = text(members.detail) ?? text(members.message) ?? '';
    super(detail || title);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = text(members.code) ?? 'unknown';
    this.title = title;
    this.detail = detail;
    this.action = text(members.action);
    this.requestId = text(members.request_id);
    this.errors = Array.isArray(members.errors) ? members.errors.filter(isFieldError) : [];
    this.serviceId = typeof members.service_id === 'number' ? members.service_id : null;
    this.jobId = text(members.job_id);
    this.findings = Array.isArray(members.findings) ? members.findings : [];
  }

  /** Messages by field name, as forms want them. */
  fieldErrors(): Record<string, string> {
    return Object.fromEntries(this.errors.map(({ field, message }) => [field, message]));
  }
}

/** Reads an error answer; anything that is no problem document still gets words of its own. */
export function problemFromBody(
  status: number,
  body: string,
  requestId: string | null,
): ApiProblem {
  const members = parse(body);
  const fallback = status >= 500 ? unavailable : { title: `The request was refused (${status})` };
  return new ApiProblem(status, { request_id: requestId, ...(members ?? fallback) });
}

/** Anything thrown, as a problem. */
export function toProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  // fetch and XMLHttpRequest report an unreachable server as a TypeError.
  if (error instanceof TypeError) return unreachable();
  return new ApiProblem(0, {
    code: 'unexpected',
    title: 'Something went wrong',
    detail: error instanceof Error ? error.message : String(error),
  });
}

export function unreachable(): ApiProblem {
  return new ApiProblem(0, {
    code: 'unreachable',
    title: 'The platform cannot be reached',
    detail: 'No answer came from the server.',
    action: 'Check your network connection, then try again.',
  });
}

const unavailable = {
  code: 'unavailable',
  title: 'The platform did not answer as expected',
  detail: 'A part of the platform may be starting or down.',
  action: 'Try again in a moment. Platform status shows what is running.',
};

function parse(body: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body);
    return value !== null && typeof value === 'object' && ('title' in value || 'code' in value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function isFieldError(value: unknown): value is FieldError {
  return (
    value !== null &&
    typeof value === 'object' &&
    'field' in value &&
    'message' in value &&
    typeof value.field === 'string' &&
    typeof value.message === 'string'
  );
}
