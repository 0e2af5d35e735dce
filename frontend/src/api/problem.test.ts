import { describe, expect, it } from 'vitest';
import { problemFromBody, toProblem } from './problem';

describe('problems', () => {
  it('keeps code, detail, action and request id of a problem document', () => {
    const body = JSON.stringify({
      title: 'No credentials for this service',
      status: 400,
      code: 'credentials_missing',
      detail: 'You must configure your API credentials for H3Africa before submitting jobs.',
      action: 'Go to Settings → Service Credentials',
      service_id: 1,
      request_id: 'r-1',
    });
    expect(problemFromBody(400, body, null)).toMatchObject({
      status: 400,
      code: 'credentials_missing',
      action: 'Go to Settings → Service Credentials',
      serviceId: 1,
      requestId: 'r-1',
    });
  });

  it('takes the request id from the header where the body has none', () => {
    expect(problemFromBody(500, '{"title":"Internal error"}', 'r-2').requestId).toBe('r-2');
  });

  it('finds words for an answer that is no problem document', () => {
    const problem = problemFromBody(502, '<html>Bad gateway</html>', null);
    expect(problem.title).toBe('The platform did not answer as expected');
    expect(problem.action).not.toBeNull();
  });

  it('tells each field its message', () => {
    const body =
      '{"title":"Invalid","errors":[{"field":"email","message":"must be an address"},{"bad":1}]}';
    expect(problemFromBody(400, body, null).fieldErrors()).toEqual({ email: 'must be an address' });
  });

  it('says of an unreachable server that the network may be the cause', () => {
    expect(toProblem(new TypeError('Failed to fetch')).code).toBe('unreachable');
  });
});
