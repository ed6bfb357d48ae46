// Another entry: tells once whom it meets as it starts and what it is, and ends, or stays.
import { meetings } from './meetings.ts';
import { self } from './self.ts';

process.on('SIGTERM', () => process.exit(0));
const met = await meetings(process.env['MEETS'] ?? '');
console.log([...met, ...self(process.argv.slice(2)), 'told\tall'].join('\n'));
if (process.env['STAYS'] === 'yes') setInterval(() => {}, 60_000);
