import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launchChromium } from '../../test/support/chromium.ts';
import { reportPage } from './report-page.ts';
import type { Half } from './report-text.ts';

/** Writes `report.html` into a folder, which is created, and optionally a picture of it, `report.png`. */
export async function writeReport(halves: readonly Half[], folder: string, picture: boolean): Promise<void> {
  const page = join(folder, 'report.html');
  await mkdir(folder, { recursive: true });
  await writeFile(page, reportPage(halves));
  if (picture) await takePicture(page, join(folder, 'report.png'));
}

async function takePicture(file: string, picture: string): Promise<void> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
    await page.goto(pathToFileURL(file).href);
    await page.screenshot({ path: picture, fullPage: true });
  } finally {
    await browser.close();
  }
}
