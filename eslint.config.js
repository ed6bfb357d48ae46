import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Keeps a layer from importing what it must not know; see "The flow" in the README. */
const mayNotImport = (files, ...groups) => ({
  files,
  rules: {
    'no-restricted-imports': ['error', { patterns: groups.map(([group, message]) => ({ group, message })) }],
  },
});

const pulumi = [['@pulumi/*'], 'it takes half a second to load: only index.ts and the deploy.ts files may import it'];
const cdk8s = [['cdk8s', 'cdk8s-*', 'constructs'], 'only charts/ knows cdk8s'];
const charts = [['**/charts/**'], 'the targets know nothing of each other'];
const docker = [['**/docker/**'], 'the targets know nothing of each other'];
const commands = [['**/cli/**'], 'the command line stands on top: nothing below imports it'];

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', '.fairway/', 'coverage/', '**/expected/**'] },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['*.js', 'cli/*.js'] } } },
    rules: {
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  mayNotImport(['app/**'], pulumi, cdk8s, charts, docker, commands),
  mayNotImport(['charts/**'], pulumi, docker, commands),
  mayNotImport(['docker/**'], pulumi, cdk8s, charts, commands),
  mayNotImport(['cli/**'], pulumi, cdk8s),
  mayNotImport(['charts/deploy.ts'], docker, commands),
  mayNotImport(['docker/deploy.ts'], charts, cdk8s, commands),
  { files: ['**/*.js'], ...tseslint.configs.disableTypeChecked },
);
