/** Domain types to charts: XChart draws the axes, layers of our own the data. Knows nothing of notebooks. */
package triggerword.plot;
