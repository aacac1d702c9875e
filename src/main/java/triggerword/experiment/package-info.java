/** Trainings become records on disk that can be compared, gone on with and loaded again. */
package triggerword.experiment;
