/** A bare machine has no Chinese font; these come from the ledger itself, by need. */
import '@fontsource/noto-sans-sc/400.css';
import '@fontsource/noto-sans-sc/600.css';
