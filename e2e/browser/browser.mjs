// What every browser test needs: a clean Chromium, screenshots, an accessibility check.
import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

export const FIP_URL = required('FIP_URL');
const SCREENSHOTS = required('FIP_SCREENSHOTS');

export function required(name) {
  const value = process.env[name];
  assert.ok(value, `${name} is not set`);
  return value;
}

function chromiumPath() {
  const found = [process.env.FIP_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
    (path) => path && existsSync(path),
  );
  assert.ok(found, 'Chromium is missing: install it, or name it in FIP_CHROMIUM');
  return found;
}

export function launch() {
  return chromium.launch({
    executablePath: chromiumPath(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

/** Takes a picture, and fails on any serious accessibility violation of the page as it stands. */
export async function check(page, name) {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: true });
  const found = await new AxeBuilder({ page }).analyze();
  const serious = found.violations.filter((v) => v.impact === 'serious' || v.impact === 'critical');
  assert.deepEqual(
    serious.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(' | ')}`),
    [],
    `accessibility of ${name}`,
  );
}
