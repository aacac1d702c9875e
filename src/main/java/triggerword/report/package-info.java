/** {@code ./lab measure}: what a measurement says, as text, tables, a chart, and clips to hear. */
package triggerword.report;
