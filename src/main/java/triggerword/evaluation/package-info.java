/** How good a network is: by steps, as the course has it, and by words, which is what counts. */
package triggerword.evaluation;
