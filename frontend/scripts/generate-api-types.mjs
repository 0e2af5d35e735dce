// Makes src/api/generated/<service>.d.ts from the OpenAPI documents in docs/api.
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';

const documents = new URL('../../docs/api/', import.meta.url);
const generated = new URL('../src/api/generated/', import.meta.url);

await rm(generated, { recursive: true, force: true });
await mkdir(generated, { recursive: true });

const names = (await readdir(documents)).filter((name) => name.endsWith('.json'));
for (const name of names) {
  const types = astToString(await openapiTS(new URL(name, documents)));
  await writeFile(new URL(`${basename(name, '.json')}.d.ts`, generated), types);
}
console.log(`API types generated for ${names.length} services`);
