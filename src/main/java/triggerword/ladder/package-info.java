/** {@code ./lab ladder}: from the course's recipe to that of {@code ./lab train}, one measured change after the other. */
package triggerword.ladder;
