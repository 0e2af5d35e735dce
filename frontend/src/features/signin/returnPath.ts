/** Where to go after sign-in. Only paths of this dashboard: anything else could lead to another site. */
export function returnPath(search: URLSearchParams): string {
  const wanted = search.get('return') ?? '/';
  return /^\/(?![/\\])/.test(wanted) ? wanted : '/';
}
