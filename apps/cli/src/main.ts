import { EXIT } from './exit-code';
import { runWords } from './run-words';

// Whoever reads our output may stop reading (`| head`); there is nobody left to complain to.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? EXIT.success : EXIT.failure);
});

runWords(process.argv.slice(2))
  .then((code) => process.exit(code))
  .catch(() => process.exit(EXIT.failure));
