import { describe, expect, test } from '@jest/globals';
import { loadStack } from '../../../cli/pulumi/load-stack.ts';
import { versionOf } from '../../../cli/secrets/version.ts';

const target = { 'fairway:target': 'docker' };

describe('a stack', () => {
  test("is the project's application with the versions of its secrets", async () => {
    const config = { ...target, 'secrets:DB_PASSWORD': 'abc', 'secrets:versionKey': 'k' };
    const { application, values } = await loadStack(config, 'docker');
    expect(values).toEqual({ DB_PASSWORD: 'abc' });
    expect(application.secrets).toContainEqual(
      expect.objectContaining({ versions: { docker: versionOf('abc', 'k') } }),
    );
    expect(JSON.stringify(application)).not.toContain('abc');
  });

  test('takes registry and environment from its settings', async () => {
    const settings = { 'fairway:environment': 'staging', 'fairway:registry': 'registry.example.com' };
    const { application } = await loadStack(
      { ...target, ...settings, 'secrets:DB_PASSWORD': 'abc', 'secrets:versionKey': 'k' },
      'docker',
    );
    expect(application.environment).toBe('staging');
    expect(application.images[0]?.repository).toMatch(/^registry\.example\.com\//);
  });

  test.each([
    ['a secret has no value', { 'secrets:versionKey': 'k' }, 'DB_PASSWORD'],
    ['the key of the versions is missing', { 'secrets:DB_PASSWORD': 'abc' }, 'the key of their versions'],
  ])('fails where %s', async (_, settings, what) => {
    await expect(loadStack({ ...target, ...settings }, 'docker')).rejects.toThrow(
      `the stack docker has no value for ${what}: run \`npx fairway secrets init --stack docker\``,
    );
  });
});
