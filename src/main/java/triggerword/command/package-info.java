/** What stands on a command line becomes options and their values, and a fault one sentence. */
package triggerword.command;
