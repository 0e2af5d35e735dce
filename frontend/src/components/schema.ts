import { z } from 'zod';

// Zod compiles schemas with new Function where it may; a strict CSP forbids that and reports the attempt.
z.config({ jitless: true });

export { z };
