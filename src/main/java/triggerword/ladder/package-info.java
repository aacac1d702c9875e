/** {@code ./lab ladder}: from the course's recipe to the best detector, one measured change after the other. */
package triggerword.ladder;
