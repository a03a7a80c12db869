/** The help can be read without a script; this is for what the reader chooses, as on the pages of the contract. */
import '@/docs/main';
import './help.css';
