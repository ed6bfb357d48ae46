import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath, URL } from 'node:url';

// npm runs this after an install (`prepare` in package.json): a synth that writes nothing, so that the first command
// finds its sources compiled, as every later one does. What is wrong with app/config.ts is for that command to say.
const fairway = fileURLToPath(new URL('fairway.js', import.meta.url));
spawnSync(process.execPath, [fairway, 'synth', '--dry-run'], { stdio: 'ignore' });
