import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { knownTargets, type Target } from '../app/model/target.ts';
import { projectRoot } from '../app/project.ts';
import { breaches } from './support/imports.ts';

const readme = readFileSync(join(projectRoot, 'README.md'), 'utf8');
/** The README's section about dropping a target. */
const [section = ''] = /^## Drop a target$[^]*?(?=^## )/m.exec(readme) ?? [];

/** What it deletes with a target: path specifications of git, as they stand there. */
function deletedWith(target: Target): (file: string) => boolean {
  const [, text = ''] = new RegExp(`<!-- drop ${target} -->[^]*?git ls-files ([^)]*)\\)`).exec(section) ?? [];
  const specifications = [...text.matchAll(/[^\s'\\]+/g)].map(([one]) => one);
  const patterns = specifications.map((one) => one.replace(/^:!/, '').replaceAll('.', '\\.').replaceAll('*', '.*'));
  const matches = patterns.map((pattern) => new RegExp(`^${pattern}(/|$)`));
  return (file) => {
    const found = specifications.filter((_, index) => matches[index]!.test(file));
    return found.length > 0 && !found.some((one) => one.startsWith(':!'));
  };
}

/** The lists in which a line of each target stands. */
const lists = [...section.matchAll(/`([\w/-]+\.ts)`/g)].map(([, file]) => file!);

describe('what is one target’s alone', () => {
  test.each([
    ['docker', 'docker/lower.ts', 'cli/live/docker/status.ts', 'cli/commands/dev.ts', 'test/e2e/fresh-host.ts'],
    ['kubernetes', 'charts/synth.ts', 'cli/kubernetes/entry.ts', 'test/contract/kubernetes.ts', 'cdk8s.yaml'],
  ] as const)('is deleted with %s, as the README says', (target, ...files) => {
    expect(files.filter(deletedWith(target))).toEqual(files);
    expect(['app/web/kubernetes.ts', 'cli/synthesize-for.ts', 'index.ts'].filter(deletedWith(target))).toEqual([]);
  });

  test.each(knownTargets)('is imported by nothing else but the lists: %s', (target) => {
    const isDeleted = deletedWith(target);
    const stays = (file: string) => !isDeleted(file) && !lists.includes(file);
    expect(lists).toContain('cli/targets.ts');
    expect(breaches(stays, isDeleted)).toEqual([]);
  });
});
