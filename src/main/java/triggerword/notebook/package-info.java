/** What makes a notebook pleasant: where things are, how they are shown. The only package that knows Jupyter. */
package triggerword.notebook;
