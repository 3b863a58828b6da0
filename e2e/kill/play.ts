import type { BrowserContext } from '@playwright/test';
import { expect } from '@playwright/test';
import { KilledPage } from './killed-page';
import { Model } from './model';
import { PlainPage } from './plain-page';
import type { OwnBrowser } from './profile';
import type { Stored } from './raw-records';
import { makeScript, scriptText } from './script';
import type { Kill } from './script';
import { START_NAME, START_RECORDS } from './start-files';
import { needsPython } from './steps';
import type { Step } from './steps';
import type { Tally } from './tally';
import { Timeline } from './timeline';
import { checkApp } from './verify';

/** Where a case is played: a context of the shared browser, or a browser of its own that can be killed. */
export interface Stage {
  context: BrowserContext;
  base: string;
  own: OwnBrowser | null;
}

/**
 * Plays the case of a seed: its kills one after another in one profile. The script follows from the seed alone. The very
 * moment of a kill is a race by nature, except where the page is held within its own call (`put` and `committed` with a
 * crash); what a kill leaves behind, and so what later steps meet, can differ from one playing to the next.
 */
export class Play {
  #page: KilledPage | null = null;
  #plainPage: PlainPage | null = null;
  #model = new Model({ theme: 'system', shown: null, spaces: {} }, START_NAME);
  #timeline = new Timeline(this.#model.world);
  #steps = 0;
  /** Whether the page was ended within a step: what the test still wants to press must not meet the page opened next. */
  #isInterrupted = false;
  /** What was done so far, in words. */
  readonly log: string[] = [];

  constructor(private stage: Stage, private readonly tally: Tally) {}

  async run(seed: number): Promise<void> {
    const script = makeScript(seed, this.stage.own !== null);
    this.log.push(scriptText(script), 'as it was played:');
    await this.#begin();
    for (const [index, kill] of script.kills.entries()) {
      this.#timeline = new Timeline(this.#model.world);
      await this.#play(kill);
      await this.#check(kill, index % 2 === 1);
    }
    await this.#page?.page.close();
  }

  get #open(): KilledPage {
    if (!this.#page) throw new Error('No page is open.');
    return this.#page;
  }

  /** What is stored, read beside the app. */
  async #stored(): Promise<Stored> {
    return (await this.#plain()).read();
  }

  async #plain(): Promise<PlainPage> {
    return (this.#plainPage ??= await PlainPage.open(this.stage.context, this.stage.base));
  }

  /** Writes what version 1 stored, and lets the app take it over. */
  async #begin(): Promise<void> {
    const plain = await this.#plain();
    await plain.write(START_RECORDS);
    const before = await plain.read();
    this.#timeline = new Timeline(before.world);
    this.#page = await KilledPage.open(this.stage.context, this.stage.base);
    await this.#page.openApp();
    await this.#saved();
    const stored = await plain.read();
    this.#judge('opening', stored.world, stored.problems);
    this.#model.restart(stored.world);
  }

  async #play(kill: Kill): Promise<void> {
    const page = this.#open;
    if (kill.steps.some(needsPython)) {
      page.letIn('Python');
      const pick = this.#model.placeToRun();
      if (pick !== null) await this.#step({ do: 'open workspace', pick });
    }
    if (kill.kind === 'two tabs') return this.#twoTabs(kill);
    if (kill.failure) await page.failStoring(kill.failure);
    const last = kill.steps.at(-1);
    for (const step of kill.steps.slice(0, -1)) await this.#step(step);
    if (!last) return this.#end(kill);
    const { moment } = kill;
    const isArmed = moment.at === 'put' || moment.at === 'committed' || moment.at === 'event';
    if (isArmed && !kill.failure) await this.#saved();
    const hold = (kill.way === 'crash' || this.stage.own !== null) && moment.at !== 'event';
    const { reached } = await page.arm(isArmed ? { at: moment.at, n: moment.n, hold } : null);
    if (isArmed) {
      // Where the page is ended within the step, what becomes of the step is of no interest any more.
      const done = this.#step(last).then(() => expect(page.screen.saving('Saved')).toBeVisible());
      const first = await Promise.race([reached, done.then(() => 'done' as const)]);
      this.#isInterrupted = first !== 'done';
      if (first === 'done') this.#acknowledge();
      else if (first !== null) this.#acknowledgeStatus(first);
      if (kill.kind === 'worker ends') await this.#endWorker();
    } else {
      await this.#step(last, moment.at === 'at once');
      if (kill.failure) await this.#failed(kill);
      else if (moment.at === 'saved') await this.#saved();
    }
    await this.#end(kill);
  }

  /** Storing fails, or the failure comes later than the batch is long. */
  async #failed({ failure }: Kill): Promise<void> {
    const { screen } = this.#open;
    await expect(screen.saving('Not saved').or(screen.saving('Saved'))).toBeVisible();
    if (await screen.saving('Saved').isVisible()) this.#timeline.acknowledgeAll();
    if (failure?.heals !== true) return;
    await this.#open.failStoring(null);
    await this.#step({ do: 'change theme' });
    await this.#saved();
  }

  async #endWorker(): Promise<void> {
    this.log.push('  the worker is ended');
    await this.#open.endWorker();
  }

  /** The first tab does not learn of the second one, and writes after it: only the generation can tell it. */
  async #withoutLocks(kill: Kill): Promise<void> {
    const first = this.#open;
    for (const step of kill.steps) await this.#step(step);
    await this.#saved();
    await first.openWithoutLocks();
    const second = await KilledPage.open(this.stage.context, this.stage.base);
    await second.openWithoutLocks();
    this.#model.forgetSession();
    this.#page = second;
    for (const step of kill.later) await this.#step(step);
    await this.#saved();
    this.log.push('  the first tab, which knows nothing of it, adds late');
    await first.screen.perform({ do: 'add item', value: 1 }, { text: 'add late', states: [], subject: 'late', input: '1' }, false);
    await expect(first.screen.saving('Not saved').or(first.screen.saving('Saved'))).toBeVisible();
    await first.page.close();
    await this.#end(kill);
    this.#isInterrupted = true;
  }

  async #twoTabs(kill: Kill): Promise<void> {
    if (kill.tab === 'no locks') return this.#withoutLocks(kill);
    const first = this.#open;
    for (const step of kill.steps.slice(0, -1)) await this.#step(step);
    const second = await KilledPage.open(this.stage.context, this.stage.base);
    await second.openApp();
    const takeOver = second.screen.button('Take over');
    await expect(takeOver).toBeVisible();
    // The last step is not in the storage yet when the second tab asks for the workspace.
    if (kill.tab !== 'first, before') await first.bePatient();
    for (const step of kill.steps.slice(-1)) await this.#step(step);
    if (kill.tab === 'first, before') {
      this.log.push(`  the first tab: ${kill.way}`);
      await first.end(kill.way);
      if (!first.page.isClosed()) await first.page.close();
    }
    if (kill.tab !== 'first, before') await second.bePatient();
    await takeOver.or(second.screen.saving('Saved')).first().click();
    await expect(takeOver).toBeHidden();
    this.log.push('  the second tab has taken over');
    await second.bePatient(false);
    if (kill.tab !== 'first, before') {
      // The first tab stores everything before it lets go.
      await expect(first.screen.button('Take over')).toBeVisible();
      this.#timeline.acknowledgeAll();
    }
    const stored = await this.#stored();
    this.#judge('taking over', stored.world, stored.problems);
    this.#model.restart(stored.world);
    this.#timeline = new Timeline(stored.world);
    this.#page = second;
    for (const step of kill.later) await this.#step(step);
    if (kill.tab === 'first, after') {
      this.log.push(`  the first tab: ${kill.way}`);
      await first.end(kill.way);
      await this.#saved();
    }
    await this.#end(kill);
    if (!first.page.isClosed()) await first.page.close();
  }

  /** `goesOn`: a run need not come to its end. */
  async #step(step: Step, goesOn = false): Promise<void> {
    const page = this.#open;
    const move = this.#model.take(step, `${this.#steps++}`);
    if (move.states.length === 0) {
      this.log.push(`  ${move.text}`);
      return;
    }
    this.#timeline.add(move.states);
    this.log.push(`  ${move.text}`);
    if (step.do === 'type') page.letIn('editor');
    await page.screen.perform(step, move, goesOn);
  }

  async #saved(): Promise<void> {
    await expect(this.#open.screen.saving('Saved')).toBeVisible();
    this.#acknowledge();
  }

  #acknowledge(): void {
    this.#timeline.acknowledgeAll();
    this.log.push('  Saved');
  }

  #acknowledgeStatus(status: string): void {
    const events = /^(?:Running|Paused at event|Stopped at event|Done:) ([\d,]+)/.exec(status)?.[1];
    if (events === undefined) return;
    this.#timeline.acknowledgeEvents(Number(events.replaceAll(',', '')), status.startsWith('Done'), this.#model.name);
    this.log.push(`  Saved at “${status}”`);
  }

  async #end({ kind, way }: Kill): Promise<void> {
    this.tally.acknowledged += this.#timeline.acknowledged;
    if (this.stage.own) {
      this.log.push('  the browser is killed');
      await this.stage.own.kill();
      this.stage = { ...this.stage, context: await this.stage.own.start() };
      this.#page = null;
      this.#plainPage = null;
    } else {
      this.log.push(`  ${way}`);
      await this.#open.end(way);
    }
    this.tally.count(kind, way);
  }

  async #check(kill: Kill, isThorough: boolean): Promise<void> {
    const before = this.#page?.page.isClosed() === false ? this.#page : null;
    const page = before && !this.#isInterrupted ? before : await KilledPage.open(this.stage.context, this.stage.base);
    if (page !== before) await before?.page.close();
    this.#isInterrupted = false;
    this.#page = page;
    if (kill.failure) await page.failStoring(null);
    // One transaction: a page that opens the app again meanwhile has either brought everything in order or not begun.
    const stored = await this.#stored();
    const shown = stored.opens ?? START_NAME;
    this.#judge(kill.kind, stored.world, stored.problems);
    // A page that was loaded again while storing failed has found a storage that fails.
    if (page === before && kill.way === 'reload' && !kill.failure) await page.screen.opened();
    else await page.openApp();
    const problems = await checkApp(page, stored, shown, isThorough);
    this.#judge(`${kill.kind}, opened again`, stored.world, [...problems, ...page.errors]);
    this.#model.restart({ ...stored.world, shown });
  }

  /** Throws where what was found cannot be. */
  #judge(when: string, world: Parameters<Timeline['check']>[0], problems: readonly string[]): void {
    const mismatch = this.#timeline.check(world);
    if (!mismatch && problems.length === 0) return;
    if (mismatch?.kind === 'lost') this.tally.lost += 1;
    else this.tally.torn += 1;
    const what = mismatch?.kind === 'lost' ? 'an acknowledged change is lost' : 'what is there is torn';
    throw new Error([`After ${when}: ${what}.`, ...problems, ...(mismatch?.lines ?? [])].join('\n  '));
  }
}
