/** Our side of {@code ./lab bench}: what is timed, and how it is handed to the peers. Not part of the jar. */
package triggerword.bench;
