// A researcher's whole way in the browser: register, meet the missing credential, store it, run a job, download.
import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { check, FIP_URL, launch, required } from './browser.mjs';

const USER = `heidi${Date.now() % 1_000_000}`;
const PASSWORD = 'correct horse battery';
const SANDBOX = 'FIP Sandbox (local)';
const VCF = required('FIP_DEMO_VCF');
const TOKEN = required('FIP_SANDBOX_TOKEN');

let browser;
let page;

before(async () => {
  browser = await launch();
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    acceptDownloads: true,
    // Pages are judged as they come to rest.
    reducedMotion: 'reduce',
  });
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
});

after(() => browser?.close());

async function choose(label, option) {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option }).first().click();
}

async function fillJob(name) {
  await page.goto(`${FIP_URL}/jobs/new`);
  await choose('Service', SANDBOX);
  await page.getByLabel('Job name').fill(name);
  await page.locator('input[type=file]').setInputFiles(VCF);
  await page.getByText(/, uploaded$/).waitFor();
  await page.getByText(/(would take this|^Good to send; look at the warnings)$/).waitFor();
}

/** Where the browser puts what a click has it save. */
async function saved(trigger) {
  const [download] = await Promise.all([page.waitForEvent('download'), trigger.click()]);
  return download.path();
}

/** The server's own terms, each a promise. They are known once somebody's token has shown the server's form. */
async function acceptTerms() {
  const terms = page.getByRole('region', { name: 'Terms' }).getByRole('checkbox');
  await terms.first().waitFor();
  for (const term of await terms.all()) await term.check();
}

test('a visitor is asked to sign in, and registers', async () => {
  await page.goto(`${FIP_URL}/jobs`);
  await page.waitForURL(/\/login/);
  await check(page, 'login');
  await page.getByRole('link', { name: 'Register' }).click();
  await check(page, 'register');
  await page.getByLabel('Username').fill(USER);
  await page.getByLabel('E-mail').fill(`${USER}@example.org`);
  await page.getByLabel('Password').fill('short');
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByText('at least 10 characters').first().waitFor();
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByRole('button', { name: `Account of ${USER}` }).waitFor();
});

test('empty pages lead on, and every page is accessible', async () => {
  for (const [path, name] of [
    ['/', 'dashboard-empty'],
    ['/jobs', 'jobs-empty'],
    ['/files', 'files-empty'],
    ['/services', 'services'],
    ['/settings/service-credentials', 'credentials-empty'],
    ['/settings/account', 'account'],
    ['/status', 'status'],
    ['/nowhere', 'not-found'],
  ]) {
    await page.goto(`${FIP_URL}${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    await check(page, name);
  }
});

test('a job without a credential leads to the settings, as documented', async () => {
  await fillJob('Too early');
  await check(page, 'new-job');
  await page.getByRole('button', { name: 'Submit job' }).click();
  const alert = page.getByRole('alert').filter({ hasText: 'Setup Required' }).first();
  await alert.waitFor();
  await check(page, 'setup-required');
  await page.getByRole('link', { name: 'Configure Credentials' }).first().click();
  await page.waitForURL(/\/settings\/service-credentials/);
});

test('a stored credential is shown without its token', async () => {
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await dialog.getByLabel('API Token').fill(TOKEN);
  await dialog.getByLabel('Label').fill('My sandbox account');
  await check(page, 'credentials-dialog');
  await dialog.getByRole('button', { name: 'Save Credentials' }).click();
  await page.getByText('Credentials Saved Successfully!').waitFor();
  await check(page, 'credentials-saved');
  assert.ok(!(await page.content()).includes(TOKEN), 'the token is nowhere on the page');
  await page.getByRole('button', { name: 'Test connection', exact: true }).click();
  await page.getByText(/accepts the token/).waitFor();
  await check(page, 'connection-tested');
});

test('a job runs to its imputed genotypes', async () => {
  await fillJob('From the browser');
  await acceptTerms();
  await page.getByRole('button', { name: 'Submit job' }).click();
  await page.waitForURL(/\/jobs\/[0-9a-f-]{36}$/);
  await check(page, 'job-started');
  await page
    .getByRole('status', { name: 'Job status' })
    .filter({ hasText: /completed/i })
    .waitFor({ timeout: 120_000 });
  const link = page.getByRole('link', { name: 'Download chr20.dose.vcf.gz', exact: true });
  await link.waitFor();
  await page.waitForLoadState('networkidle');
  await check(page, 'job');
  await page.getByText(/still being read/).waitFor({ state: 'hidden', timeout: 60_000 });
  await page.locator('.recharts-surface').first().waitFor();
  await page.waitForLoadState('networkidle');
  await check(page, 'quality');
  const crate = await saved(page.getByRole('button', { name: 'RO-Crate' }));
  assert.match(JSON.parse(await readFile(crate, 'utf8'))['@context'], /^https:..w3id.org.ro.crate/);
  const file = await saved(link);
  assert.ok(statSync(file).size > 10_000);
  const lines = gunzipSync(await readFile(file)).toString('utf8').split('\n');
  assert.ok(lines[0].startsWith('##fileformat=VCF'));
  assert.ok(lines.filter((l) => l && !l.startsWith('#')).length > 3000, 'imputed sites are in the file');
});

test('the files page lists what the job has read and made', async () => {
  await page.goto(`${FIP_URL}/files`);
  const table = page.getByRole('table', { name: 'Files' });
  await table.getByText('chr20.dose.vcf.gz', { exact: true }).waitFor();
  await table.getByRole('link', { name: 'Show job' }).first().waitFor();
  await page.getByText(/of 200 GiB used/).waitFor();
  await check(page, 'files');
});

test('the bell tells about the finished job', async () => {
  await page.goto(`${FIP_URL}/`);
  await page.getByRole('button', { name: /Notifications, \d+ unread/ }).click({ timeout: 30_000 });
  await page.getByRole('dialog', { name: 'Notifications' }).getByText('Job Completed').first().waitFor();
  await check(page, 'notifications');
  await page.getByRole('button', { name: 'Mark all as read' }).click();
  await page.getByRole('button', { name: 'Notifications', exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.waitForLoadState('networkidle');
  await check(page, 'dashboard');
});

test('a rejected token fails the job and leads to the credentials', async () => {
  await page.goto(`${FIP_URL}/settings/service-credentials`);
  await page.getByRole('button', { name: /Edit credentials for/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('API Token').fill('not-a-token-that-works-0001');
  await dialog.getByRole('button', { name: /Save|Update/ }).click();
  await dialog.waitFor({ state: 'hidden' });
  await fillJob('Stale token');
  await acceptTerms();
  await page.getByRole('button', { name: 'Submit job' }).click();
  const failure = page.getByRole('alert').filter({ hasText: 'Job Failed' });
  await failure.waitFor({ timeout: 60_000 });
  await failure.getByText('Action:').waitFor();
  await check(page, 'job-failed');
  await failure.getByRole('link', { name: 'Update Credentials' }).click();
  await page.waitForURL(/\/settings\/service-credentials/);
});

test('dark colours are as readable, and signing out ends it', async () => {
  await page.goto(`${FIP_URL}/jobs`);
  await page.getByRole('table', { name: 'Jobs' }).waitFor();
  await page.getByRole('button', { name: 'Use dark colours' }).click();
  await check(page, 'jobs-dark');
  await page.getByRole('button', { name: `Account of ${USER}` }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL(/\/login/);
});
